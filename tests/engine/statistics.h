#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

/// How far counts lie from what is expected: Pearson's χ² less its mean, in its standard deviations. Counts
/// that follow the expectation give a number near 0, rarely above 4. Where nothing is expected, a single
/// count gives infinity.
inline double chiSquareExcess(const std::vector<double>& counts, const std::vector<double>& expected) {
  double chiSquare = 0;
  double degrees = -1;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (expected[i] == 0 && counts[i] > 0)
      return INFINITY;
    if (expected[i] == 0)
      continue;
    chiSquare += (counts[i] - expected[i]) * (counts[i] - expected[i]) / expected[i];
    degrees += 1;
  }
  return (chiSquare - degrees) / std::sqrt(2 * degrees);
}

/// The same against equal expectations.
inline double chiSquareExcess(const std::vector<double>& counts) {
  double total = 0;
  for (const double count : counts)
    total += count;
  return chiSquareExcess(counts,
                         std::vector<double>(counts.size(), total / static_cast<double>(counts.size())));
}
