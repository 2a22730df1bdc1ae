#include "plots/smoothing.h"

#include "picture/media_error.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

namespace deblend {

ExponentialSmoother::ExponentialSmoother(double weight) : m_weight(weight) {
  if (!(weight >= 0 && weight < 1)) {
    throw MediaError("Cannot smooth with a weight of " + std::to_string(weight) +
                     ": it must be at least 0 and less than 1.");
  }
}

double ExponentialSmoother::add(double value) {
  if (!std::isfinite(value)) {
    return value;
  }
  m_sum = m_weight * m_sum + (1 - m_weight) * value;
  m_gathered = m_weight * m_gathered + (1 - m_weight);
  return m_sum / m_gathered;
}

std::vector<double> smoothed(std::span<const double> values, double weight) {
  ExponentialSmoother smoother(weight);
  std::vector<double> result;
  result.reserve(values.size());
  std::ranges::transform(values, std::back_inserter(result),
                         [&](double value) { return smoother.add(value); });
  return result;
}

double automaticSmoothing(std::size_t count) {
  return std::clamp(1.0 - 50.0 / static_cast<double>(std::max<std::size_t>(count, 1)), 0.0, 0.9995);
}

} // namespace deblend
