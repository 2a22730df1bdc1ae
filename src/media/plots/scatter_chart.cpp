#include "plots/scatter_chart.h"

#include "plots/chart_frame.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace deblend {
namespace {

LossChartOptions frameOptions(const ScatterChartOptions& options) {
  LossChartOptions frame;
  frame.width = options.width;
  frame.height = options.height;
  frame.theme = options.theme;
  frame.title = options.title;
  frame.stepLabel = options.xLabel;
  frame.valueLabel = options.yLabel;
  frame.stepScale = options.xScale;
  frame.valueScale = options.yScale;
  frame.emptyText = options.emptyText;
  return frame;
}

bool hasBar(const ScatterPoint& point) {
  return std::isfinite(point.error) && point.error > 0;
}

class ScatterChart {
public:
  ScatterChart(std::span<const ScatterSeries> series, const ScatterChartOptions& options)
      : m_series(series), m_options(options), m_frameOptions(frameOptions(options)),
        m_colours(roleColours(options.theme)) {}

  Picture draw() const {
    Picture picture = makePicture(m_options.width, m_options.height, m_colours.background);
    CairoLayer layer(picture, {.left = 0, .top = 0, .width = picture.width, .height = picture.height});
    const ChartFrame frame(layer, m_frameOptions, legend(), xRange(), yRange());
    if (isEmpty(frame)) {
      frame.drawEmptyText(layer);
      frame.drawAxes(layer);
    } else {
      frame.drawGrid(layer);
      frame.drawAxes(layer);
      frame.clip(layer);
      drawFloor(layer, frame);
      for (const ScatterSeries& each : m_series) {
        drawLines(layer, frame, each);
        drawMarks(layer, frame, each);
      }
      cairo_restore(layer.context());
    }
    frame.drawLegend(layer);
    layer.flush();
    return picture;
  }

private:
  std::vector<LegendEntry> legend() const {
    std::vector<LegendEntry> entries;
    for (const ScatterSeries& each : m_series)
      entries.push_back({.label = each.label, .value = {}, .colour = each.colour});
    if (m_options.floor)
      entries.push_back({.label = m_options.floorLabel,
                         .value = shortNumber(*m_options.floor),
                         .colour = m_colours.mutedText});
    return entries;
  }

  AxisRange xRange() const {
    std::vector<double> values;
    for (const ScatterSeries& each : m_series)
      for (const ScatterPoint& point : each.points)
        values.push_back(point.x);
    return widened(rangeOf(values, m_options.xScale), m_options.xScale, 0.03);
  }

  AxisRange yRange() const {
    std::vector<double> values;
    for (const ScatterSeries& each : m_series)
      for (const ScatterPoint& point : each.points)
        values.insert(values.end(), {point.y, hasBar(point) ? point.y + point.error : point.y});
    if (m_options.floor)
      values.push_back(*m_options.floor);
    return widened(rangeOf(values, m_options.yScale), m_options.yScale, 0.06);
  }

  static bool isShown(const ChartFrame& frame, const ScatterPoint& point) {
    return std::isfinite(frame.steps().toPixel(point.x)) && std::isfinite(frame.values().toPixel(point.y));
  }

  bool isEmpty(const ChartFrame& frame) const {
    return std::ranges::all_of(m_series, [&](const ScatterSeries& each) {
      return std::ranges::none_of(each.points,
                                  [&](const ScatterPoint& point) { return isShown(frame, point); });
    });
  }

  static void setDashes(const CairoLayer& layer, const ChartFrame& frame, bool dashed) {
    const double unit = frame.layout().unit;
    const std::array<double, 2> dashes = {9 * unit, 6 * unit};
    cairo_set_dash(layer.context(), dashes.data(), dashed ? 2 : 0, 0);
  }

  void drawFloor(const CairoLayer& layer, const ChartFrame& frame) const {
    if (!m_options.floor || !std::isfinite(frame.values().toPixel(*m_options.floor)))
      return;
    const double y = frame.values().toPixel(*m_options.floor);
    layer.setColour(m_colours.mutedText);
    setDashes(layer, frame, true);
    frame.drawLine(layer, frame.layout().left, y, frame.layout().right, y);
    setDashes(layer, frame, false);
  }

  static void drawLines(const CairoLayer& layer, const ChartFrame& frame, const ScatterSeries& series) {
    layer.setColour(series.colour);
    cairo_set_line_width(layer.context(), std::max(2 * frame.layout().unit, 1.3));
    cairo_set_line_join(layer.context(), CAIRO_LINE_JOIN_ROUND);
    setDashes(layer, frame, series.dashed);
    for (const ScatterPoint& point : series.points) {
      if (isShown(frame, point))
        cairo_line_to(layer.context(), frame.steps().toPixel(point.x), frame.values().toPixel(point.y));
      else
        cairo_stroke(layer.context());
    }
    cairo_stroke(layer.context());
    setDashes(layer, frame, false);
  }

  static void drawMarks(const CairoLayer& layer, const ChartFrame& frame, const ScatterSeries& series) {
    const double radius = std::max(4 * frame.layout().unit, 2.5);
    cairo_set_line_width(layer.context(), std::max(1.4 * frame.layout().unit, 1.0));
    for (const ScatterPoint& point : series.points) {
      if (!isShown(frame, point))
        continue;
      const double x = frame.steps().toPixel(point.x);
      if (hasBar(point))
        drawBar(layer, frame, x, point, radius);
      cairo_arc(layer.context(), x, frame.values().toPixel(point.y), radius, 0, 2 * std::numbers::pi);
      cairo_fill(layer.context());
    }
  }

  // On a logarithmic axis a bar that reaches 0 goes to the chart's lower edge.
  static void drawBar(const CairoLayer& layer, const ChartFrame& frame, double x, const ScatterPoint& point,
                      double reach) {
    const double top = frame.values().toPixel(point.y + point.error);
    const double low = frame.values().toPixel(point.y - point.error);
    const double bottom = std::isfinite(low) ? low : frame.layout().bottom + 10;
    for (const double y : {top, bottom}) {
      cairo_move_to(layer.context(), x - reach, y);
      cairo_line_to(layer.context(), x + reach, y);
    }
    cairo_move_to(layer.context(), x, top);
    cairo_line_to(layer.context(), x, bottom);
    cairo_stroke(layer.context());
  }

  std::span<const ScatterSeries> m_series;
  const ScatterChartOptions& m_options;
  const LossChartOptions m_frameOptions;
  const RoleColours& m_colours;
};

} // namespace

Picture drawScatterChart(std::span<const ScatterSeries> series, const ScatterChartOptions& options) {
  return ScatterChart(series, options).draw();
}

} // namespace deblend
