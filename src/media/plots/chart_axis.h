#pragma once

#include "plots/ticks.h"

#include <span>
#include <vector>

namespace deblend {

enum class AxisScale { linear, logarithmic };

struct AxisRange {
  double low = 0;
  double high = 1;
};

// The range of the values that an axis of this scale can show: finite and, on a logarithmic one, positive.
// Nothing to show gives [0, 1] or, logarithmic, [0.1, 1]; a single value is given room on both sides.
AxisRange rangeOf(std::span<const double> values, AxisScale scale);

// The range with `part` of its length, as the scale measures it, more on both sides.
AxisRange widened(const AxisRange& range, AxisScale scale, double part);

// Places values along a line of pixels.
class ChartAxis {
public:
  // `pixelAtLow` may lie beyond `pixelAtHigh`, as on a vertical axis.
  ChartAxis(const AxisRange& range, AxisScale scale, double pixelAtLow, double pixelAtHigh);

  // NaN for a value that the scale cannot show.
  double toPixel(double value) const;
  const AxisRange& range() const { return m_range; }
  std::vector<AxisTick> ticks(int maximumCount) const;

private:
  AxisRange m_range;
  AxisScale m_scale;
  double m_pixelAtLow;
  double m_pixelAtHigh;
};

} // namespace deblend
