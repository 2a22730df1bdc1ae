#include "evaluation/spread.h"

#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace deblend {
namespace {

/// The 97.5 % quantile of Student's t for 1 to 30 degrees of freedom.
constexpr std::array<double, 30> quantiles = {12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060,
                                              2.2622,  2.2281, 2.2010, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199,
                                              2.1098,  2.1009, 2.0930, 2.0860, 2.0796, 2.0739, 2.0687, 2.0639,
                                              2.0595,  2.0555, 2.0518, 2.0484, 2.0452, 2.0423};

/// Beyond the table by the first terms of its expansion around the normal distribution's.
double quantile(std::size_t degrees) {
  if (degrees <= quantiles.size())
    return quantiles[degrees - 1];
  constexpr double normal = 1.959964;
  const auto n = static_cast<double>(degrees);
  const double cube = normal * normal * normal;
  return normal + (cube + normal) / (4 * n) +
         (5 * cube * normal * normal + 16 * cube + 3 * normal) / (96 * n * n);
}

} // namespace

Spread spreadOf(std::span<const double> values) {
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  const auto count = static_cast<double>(values.size());
  if (values.empty())
    return {unknown, unknown};
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
  if (values.size() == 1)
    return {mean, unknown};
  double squares = 0;
  for (const double value : values)
    squares += (value - mean) * (value - mean);
  return {mean, quantile(values.size() - 1) * std::sqrt(squares / (count - 1) / count)};
}

} // namespace deblend
