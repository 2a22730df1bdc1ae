#pragma once

#include "colours/role_colours.h"
#include "picture/picture.h"
#include "plots/chart_axis.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deblend {

// One curve: as many steps as values. Values that are not finite are gaps.
struct ChartSeries {
  std::string label;
  std::vector<double> steps;
  std::vector<double> values;
  Rgb colour;
};

struct LossChartOptions {
  int width = 1200; // pixels
  int height = 700;
  Theme theme = Theme::light;
  std::string title; // none when empty
  std::string stepLabel = "step";
  std::string valueLabel = "loss";
  AxisScale stepScale = AxisScale::linear;
  AxisScale valueScale = AxisScale::linear;
  // Weight of the ExponentialSmoother behind the strong curves; 0 draws the values alone, strong. Without one
  // each series has its automaticSmoothing().
  std::optional<double> smoothing;
  std::string emptyText = "no values yet"; // in a chart without a single point
};

// A chart of series, each with its values as a faint curve, their average as a strong one, and its last
// average in the legend. On a linear axis the highest 1 % of each curve may lie above the chart, so that the
// first steps do not dwarf the rest. Throws MediaError for a wrong size or smoothing, and for a series whose
// lengths differ.
Picture drawLossChart(std::span<const ChartSeries> series, const LossChartOptions& options);

} // namespace deblend
