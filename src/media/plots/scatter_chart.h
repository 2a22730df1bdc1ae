#pragma once

#include "colours/role_colours.h"
#include "picture/picture.h"
#include "plots/chart_axis.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deblend {

// A measured point: y ± error; an error of 0 or NaN has no bar.
struct ScatterPoint {
  double x = 0;
  double y = 0;
  double error = 0;
};

// Points joined in their order. Those that the axes cannot show are gaps.
struct ScatterSeries {
  std::string label;
  std::vector<ScatterPoint> points;
  Rgb colour;
  bool dashed = false;
};

struct ScatterChartOptions {
  int width = 1200; // pixels
  int height = 700;
  Theme theme = Theme::light;
  std::string title; // none when empty
  std::string xLabel;
  std::string yLabel;
  AxisScale xScale = AxisScale::logarithmic;
  AxisScale yScale = AxisScale::logarithmic;
  std::optional<double> floor; // a dashed line across
  std::string floorLabel = "floor";
  std::string emptyText = "no values yet";
};

// A chart of marks with error bars and lines between them. Throws MediaError for a wrong size.
Picture drawScatterChart(std::span<const ScatterSeries> series, const ScatterChartOptions& options);

} // namespace deblend
