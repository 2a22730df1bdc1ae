#pragma once

#include "plots/chart_layout.h"

namespace deblend {

// What lies around the curves of a chart: title, legend, axes and grid.
class ChartFrame {
public:
  // The options must outlive the frame. Throws MediaError when the picture is too small.
  ChartFrame(const CairoLayer& layer, const LossChartOptions& options, std::vector<LegendEntry> legend,
             const AxisRange& steps, const AxisRange& values);

  const ChartLayout& layout() const { return m_layout; }
  const ChartAxis& steps() const { return m_steps; }
  const ChartAxis& values() const { return m_values; }

  void drawAxes(const CairoLayer& layer) const;
  void drawGrid(const CairoLayer& layer) const;
  void drawEmptyText(const CairoLayer& layer) const;
  void drawLegend(const CairoLayer& layer) const;
  // From here to cairo_restore() nothing is drawn outside the curves' rectangle, but for the width of a curve
  // along its edge.
  void clip(const CairoLayer& layer) const;
  // A hairline on whole pixels.
  void drawLine(const CairoLayer& layer, double x1, double y1, double x2, double y2) const;

private:
  const LossChartOptions& m_options;
  const RoleColours& m_colours;
  ChartLayout m_layout;
  ChartAxis m_steps;
  ChartAxis m_values;
};

} // namespace deblend
