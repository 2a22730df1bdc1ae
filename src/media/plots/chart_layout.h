#pragma once

#include "plots/cairo_layer.h"
#include "plots/loss_chart.h"

#include <string>
#include <vector>

namespace deblend {

struct LegendEntry {
  std::string label;
  std::string value; // written after the label, in a quieter colour
  Rgb colour;
  double x = 0; // of the swatch's left end
  double baseline = 0;
};

// Where the parts of a loss chart lie, in pixels, and how they are written.
struct ChartLayout {
  double unit = 1; // what one pixel of a chart of 1200 × 700 takes
  TextStyle title;
  TextStyle label;
  TextStyle axisLabel;
  TextStyle legend;
  double swatchLength = 1;
  double swatchGap = 1;
  double titleBaseline = 0;
  std::vector<LegendEntry> entries; // those that have a place
  // "+5" where five series have none; empty otherwise.
  LegendEntry more;
  int maximumStepTicks = 2;
  int maximumValueTicks = 2;
  // The rectangle of the curves.
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

// Lays out a chart with this legend, of three rows at most, and these values along its vertical axis. Throws
// MediaError when the picture is too small for a chart.
ChartLayout layoutChart(const CairoLayer& layer, const LossChartOptions& options,
                        std::vector<LegendEntry> legend, const AxisRange& values);

} // namespace deblend
