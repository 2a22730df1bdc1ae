#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace deblend {

// Exponential moving average of a stream of values, divided by the weight that it has gathered, so that it
// follows the values from the first one on instead of rising from zero. Not for several threads at once.
class ExponentialSmoother {
public:
  // `weight` in [0, 1) is what the past keeps at each value; 0 does not smooth. Throws MediaError outside.
  explicit ExponentialSmoother(double weight);

  // The average with this value. A value that is not finite comes back as it is and leaves the average alone.
  double add(double value);

private:
  double m_weight;
  double m_sum = 0;
  double m_gathered = 0;
};

std::vector<double> smoothed(std::span<const double> values, double weight);

// A weight that remembers about 2 % of a series of so many values: 0 for few, near 1 for many.
double automaticSmoothing(std::size_t count);

} // namespace deblend
