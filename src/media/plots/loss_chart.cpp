#include "plots/loss_chart.h"

#include "picture/media_error.h"
#include "plots/chart_frame.h"
#include "plots/decimation.h"
#include "plots/smoothing.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <optional>
#include <ranges>

namespace deblend {
namespace {

void checkSeries(std::span<const ChartSeries> series) {
  for (const ChartSeries& one : series) {
    if (one.steps.size() != one.values.size()) {
      throw MediaError("Cannot draw the series \"" + one.label + "\": it has " +
                       std::to_string(one.steps.size()) + " steps and " + std::to_string(one.values.size()) +
                       " values.");
    }
  }
}

// The finite values without the highest 1 %.
std::vector<double> withoutPeaks(std::span<const double> values) {
  std::vector<double> finite;
  std::ranges::copy_if(values, std::back_inserter(finite), [](double value) { return std::isfinite(value); });
  const auto kept = static_cast<std::ptrdiff_t>(std::ceil(0.99 * static_cast<double>(finite.size())));
  if (kept < std::ssize(finite)) {
    std::ranges::nth_element(finite, finite.begin() + kept);
    finite.resize(static_cast<std::size_t>(kept));
  }
  return finite;
}

AxisRange stepRange(std::span<const ChartSeries> series, AxisScale scale) {
  std::vector<double> steps;
  for (const ChartSeries& one : series) {
    steps.insert(steps.end(), one.steps.begin(), one.steps.end());
  }
  return rangeOf(steps, scale);
}

AxisRange valueRange(std::span<const ChartSeries> series, std::span<const std::vector<double>> averages,
                     AxisScale scale) {
  std::vector<double> values;
  for (std::size_t i = 0; i < series.size(); ++i) {
    for (const std::vector<double>* curve : {&series[i].values, &averages[i]}) {
      const std::vector<double> shown = scale == AxisScale::linear ? withoutPeaks(*curve) : *curve;
      values.insert(values.end(), shown.begin(), shown.end());
    }
  }
  const AxisRange tight = rangeOf(values, scale);
  AxisRange range = widened(tight, scale, 0.04);
  if (tight.low >= 0 && tight.low < 0.3 * tight.high && scale == AxisScale::linear) {
    range.low = 0;
  }
  return range;
}

std::string lastValueText(std::span<const double> averages) {
  for (const double value : std::views::reverse(averages)) {
    if (std::isfinite(value)) {
      return shortNumber(value);
    }
  }
  return {};
}

class LossChart {
public:
  LossChart(std::span<const ChartSeries> series, const LossChartOptions& options)
      : m_series(series), m_options(options), m_colours(roleColours(options.theme)) {
    for (const ChartSeries& one : series) {
      m_averages.push_back(
          smoothed(one.values, options.smoothing.value_or(automaticSmoothing(one.values.size()))));
    }
  }

  Picture draw() {
    Picture picture = makePicture(m_options.width, m_options.height, m_colours.background);
    CairoLayer layer(picture, {.left = 0, .top = 0, .width = picture.width, .height = picture.height});
    place(layer);
    if (isEmpty()) {
      m_frame->drawEmptyText(layer);
      m_frame->drawAxes(layer);
    } else {
      m_frame->drawGrid(layer);
      m_frame->drawAxes(layer);
      drawCurves(layer);
    }
    m_frame->drawLegend(layer);
    layer.flush();
    return picture;
  }

private:
  void place(const CairoLayer& layer) {
    const AxisRange values = valueRange(m_series, m_averages, m_options.valueScale);
    std::vector<LegendEntry> legend;
    for (std::size_t i = 0; i < m_series.size(); ++i) {
      legend.push_back(
          {.label = m_series[i].label, .value = lastValueText(m_averages[i]), .colour = m_series[i].colour});
    }
    m_frame.emplace(layer, m_options, std::move(legend), stepRange(m_series, m_options.stepScale), values);
  }

  bool isEmpty() const {
    return std::ranges::all_of(m_series, [this](const ChartSeries& one) {
      return std::ranges::none_of(
          one.values, [this](double value) { return std::isfinite(m_frame->values().toPixel(value)); });
    });
  }

  void drawCurves(const CairoLayer& layer) const {
    m_frame->clip(layer);
    cairo_set_line_join(layer.context(), CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(layer.context(), CAIRO_LINE_CAP_ROUND);
    if (m_options.smoothing != 0.0) {
      const double faint = m_options.theme == Theme::light ? 0.26 : 0.36;
      for (const ChartSeries& one : m_series) {
        drawCurve(layer, one, one.values, std::max(m_frame->layout().unit, 0.8), faint);
      }
    }
    for (std::size_t i = 0; i < m_series.size(); ++i) {
      drawCurve(layer, m_series[i], m_averages[i], std::max(2.4 * m_frame->layout().unit, 1.5), 1);
    }
    cairo_restore(layer.context());
  }

  void drawCurve(const CairoLayer& layer, const ChartSeries& series, std::span<const double> values,
                 double width, double opacity) const {
    std::vector<double> xs;
    std::vector<double> ys;
    for (std::size_t i = 0; i < values.size(); ++i) {
      xs.push_back(m_frame->steps().toPixel(series.steps[i]));
      ys.push_back(m_frame->values().toPixel(values[i]));
    }
    const ChartColumns columns = {
        .low = m_frame->layout().left,
        .high = m_frame->layout().right,
        .count = static_cast<int>(std::ceil(m_frame->layout().right - m_frame->layout().left))};
    layer.setColour(series.colour, opacity);
    cairo_set_line_width(layer.context(), width);
    strokeStretches(layer, xs, ys, decimateMinMax(xs, ys, columns));
  }

  // One line for each stretch without a gap; a stretch of one sample becomes a dot.
  void strokeStretches(const CairoLayer& layer, std::span<const double> xs, std::span<const double> ys,
                       std::span<const std::size_t> indices) const {
    std::size_t length = 0;
    const auto endStretch = [&] {
      if (length == 1) {
        double x = 0;
        double y = 0;
        cairo_get_current_point(layer.context(), &x, &y);
        cairo_new_path(layer.context());
        cairo_arc(layer.context(), x, y, 4 * m_frame->layout().unit, 0, 2 * std::numbers::pi);
        cairo_fill(layer.context());
      }
      cairo_stroke(layer.context());
      length = 0;
    };
    for (const std::size_t index : indices) {
      if (!std::isfinite(xs[index]) || !std::isfinite(ys[index])) {
        endStretch();
        continue;
      }
      // Far outside the picture Cairo's coordinates would overflow.
      const double y = std::clamp(ys[index], -10.0 * m_options.height, 11.0 * m_options.height);
      cairo_line_to(layer.context(), xs[index], y);
      ++length;
    }
    endStretch();
  }

  std::span<const ChartSeries> m_series;
  const LossChartOptions& m_options;
  const RoleColours& m_colours;
  std::vector<std::vector<double>> m_averages;
  std::optional<ChartFrame> m_frame;
};

} // namespace

Picture drawLossChart(std::span<const ChartSeries> series, const LossChartOptions& options) {
  checkSeries(series);
  return LossChart(series, options).draw();
}

} // namespace deblend
