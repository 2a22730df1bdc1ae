#include "plots/chart_frame.h"

#include <algorithm>
#include <cmath>

namespace deblend {

ChartFrame::ChartFrame(const CairoLayer& layer, const LossChartOptions& options,
                       std::vector<LegendEntry> legend, const AxisRange& steps, const AxisRange& values)
    : m_options(options), m_colours(roleColours(options.theme)),
      m_layout(layoutChart(layer, options, std::move(legend), values)),
      m_steps(steps, options.stepScale, m_layout.left, m_layout.right),
      m_values(values, options.valueScale, m_layout.bottom, m_layout.top) {}

void ChartFrame::drawLine(const CairoLayer& layer, double x1, double y1, double x2, double y2) const {
  // Hairlines lie on whole pixels.
  const double width = std::max(1.0, std::round(m_layout.unit));
  const auto aligned = [width](double place) { return std::round(place - width / 2) + width / 2; };
  cairo_set_line_width(layer.context(), width);
  cairo_move_to(layer.context(), aligned(x1), aligned(y1));
  cairo_line_to(layer.context(), aligned(x2), aligned(y2));
  cairo_stroke(layer.context());
}

void ChartFrame::drawEmptyText(const CairoLayer& layer) const {
  TextStyle style = m_layout.legend;
  style.colour = m_colours.mutedText;
  style.align = TextAlign::centre;
  drawText(layer, m_options.emptyText, (m_layout.left + m_layout.right) / 2,
           (m_layout.top + m_layout.bottom) / 2, style);
}

void ChartFrame::drawAxes(const CairoLayer& layer) const {
  const double unit = m_layout.unit;
  layer.setColour(m_colours.frame);
  drawLine(layer, m_layout.left, m_layout.bottom, m_layout.right, m_layout.bottom);
  drawText(layer, m_options.valueLabel, 24 * unit, m_layout.top - 14 * unit, m_layout.axisLabel);
  TextStyle stepLabel = m_layout.axisLabel;
  stepLabel.align = TextAlign::right;
  drawText(layer, m_options.stepLabel, m_layout.right, m_layout.bottom + 48 * unit, stepLabel);
}

void ChartFrame::drawGrid(const CairoLayer& layer) const {
  const double unit = m_layout.unit;
  TextStyle label = m_layout.label;
  label.align = TextAlign::right;
  for (const AxisTick& tick : m_values.ticks(m_layout.maximumValueTicks)) {
    const double y = m_values.toPixel(tick.value);
    layer.setColour(m_colours.grid);
    drawLine(layer, m_layout.left, y, m_layout.right, y);
    drawText(layer, tick.label, m_layout.left - 10 * unit, y + 0.36 * label.size, label);
  }
  label.align = TextAlign::centre;
  for (const AxisTick& tick : m_steps.ticks(m_layout.maximumStepTicks)) {
    const double x = m_steps.toPixel(tick.value);
    layer.setColour(m_colours.grid);
    drawLine(layer, x, m_layout.top, x, m_layout.bottom);
    drawText(layer, tick.label, x, m_layout.bottom + 22 * unit, label);
  }
}

void ChartFrame::drawLegend(const CairoLayer& layer) const {
  const ChartLayout& layout = m_layout;
  drawText(layer, m_options.title, 24 * layout.unit, layout.titleBaseline, layout.title);
  TextStyle quiet = layout.legend;
  quiet.colour = m_colours.mutedText;
  for (const LegendEntry& entry : layout.entries) {
    layer.setColour(entry.colour);
    cairo_set_line_width(layer.context(), std::max(3.5 * layout.unit, 2.0));
    cairo_set_line_cap(layer.context(), CAIRO_LINE_CAP_ROUND);
    const double y = entry.baseline - 0.36 * layout.legend.size;
    cairo_move_to(layer.context(), entry.x + 2 * layout.unit, y);
    cairo_line_to(layer.context(), entry.x + layout.swatchLength, y);
    cairo_stroke(layer.context());
    const double x = entry.x + layout.swatchLength + layout.swatchGap;
    drawText(layer, entry.label, x, entry.baseline, layout.legend);
    const double width = textWidth(layer, entry.label, layout.legend);
    drawText(layer, entry.value, x + width + layout.swatchGap, entry.baseline, quiet);
  }
  drawText(layer, layout.more.label, layout.more.x, layout.more.baseline, quiet);
}

void ChartFrame::clip(const CairoLayer& layer) const {
  cairo_save(layer.context());
  // A little room, so that a curve along the edge keeps its width.
  const double room = 3 * m_layout.unit;
  cairo_rectangle(layer.context(), m_layout.left - room, m_layout.top - room,
                  m_layout.right - m_layout.left + 2 * room, m_layout.bottom - m_layout.top + 2 * room);
  cairo_clip(layer.context());
}

} // namespace deblend
