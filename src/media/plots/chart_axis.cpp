#include "plots/chart_axis.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deblend {
namespace {

double scaledValue(double value, AxisScale scale) {
  if (scale == AxisScale::linear) {
    return value;
  }
  return value > 0 ? std::log10(value) : std::numeric_limits<double>::quiet_NaN();
}

double unscaledValue(double scaled, AxisScale scale) {
  return scale == AxisScale::linear ? scaled : std::pow(10.0, scaled);
}

} // namespace

AxisRange rangeOf(std::span<const double> values, AxisScale scale) {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double value : values) {
    if (std::isfinite(scaledValue(value, scale))) {
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  if (low > high) {
    return scale == AxisScale::linear ? AxisRange{.low = 0, .high = 1} : AxisRange{.low = 0.1, .high = 1};
  }
  if (high - low > 1e-9 * std::max(std::abs(low), std::abs(high))) {
    return {.low = low, .high = high};
  }
  if (scale == AxisScale::logarithmic) {
    return {.low = low / 2, .high = high * 2};
  }
  const double room = low == 0 ? 1 : 0.5 * std::abs(low);
  return {.low = low - room, .high = high + room};
}

AxisRange widened(const AxisRange& range, AxisScale scale, double part) {
  const double low = scaledValue(range.low, scale);
  const double high = scaledValue(range.high, scale);
  const double room = part * (high - low);
  return {.low = unscaledValue(low - room, scale), .high = unscaledValue(high + room, scale)};
}

ChartAxis::ChartAxis(const AxisRange& range, AxisScale scale, double pixelAtLow, double pixelAtHigh)
    : m_range(range), m_scale(scale), m_pixelAtLow(pixelAtLow), m_pixelAtHigh(pixelAtHigh) {}

double ChartAxis::toPixel(double value) const {
  const double low = scaledValue(m_range.low, m_scale);
  const double high = scaledValue(m_range.high, m_scale);
  const double part = (scaledValue(value, m_scale) - low) / (high - low);
  return m_pixelAtLow + part * (m_pixelAtHigh - m_pixelAtLow);
}

std::vector<AxisTick> ChartAxis::ticks(int maximumCount) const {
  return m_scale == AxisScale::linear ? linearTicks(m_range.low, m_range.high, maximumCount)
                                      : logarithmicTicks(m_range.low, m_range.high, maximumCount);
}

} // namespace deblend
