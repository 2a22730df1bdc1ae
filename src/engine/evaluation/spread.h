#pragma once

#include <span>

namespace deblend {

/// A figure measured several times, with other seeds.
struct Spread {
  double mean = 0;
  double halfWidth = 0; ///< the 95 % confidence interval of the mean is mean ± this; NaN from a single value
};

/// By Student's t distribution of count − 1 degrees of freedom. NaN from no value.
Spread spreadOf(std::span<const double> values);

} // namespace deblend
