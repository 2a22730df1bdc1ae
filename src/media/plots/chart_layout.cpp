#include "plots/chart_layout.h"

#include "picture/media_error.h"

#include <algorithm>
#include <utility>

namespace deblend {
namespace {

// In units.
constexpr double padding = 24;
constexpr double titleRow = 38;
constexpr double legendRow = 28;
constexpr double axisLabelRow = 30;
constexpr double valueLabelRow = 42;
constexpr double tickRow = 26;
constexpr int maximumLegendRows = 3;
constexpr double smallestUnit = 0.65; // keeps the letters legible
constexpr double smallestPlot = 24;   // pixels

ChartLayout styledLayout(const LossChartOptions& options) {
  const RoleColours& colours = roleColours(options.theme);
  const double unit = std::max(std::min(options.width / 1200.0, options.height / 700.0), smallestUnit);
  ChartLayout layout;
  layout.unit = unit;
  layout.title = {.size = 22 * unit, .colour = colours.text, .bold = true};
  layout.label = {.size = 15 * unit, .colour = colours.mutedText};
  layout.axisLabel = {.size = 15 * unit, .colour = colours.text};
  layout.legend = {.size = 16 * unit, .colour = colours.text};
  layout.maximumStepTicks = std::clamp(static_cast<int>(options.width / (120 * unit)), 2, 9);
  layout.maximumValueTicks = std::clamp(static_cast<int>(options.height / (80 * unit)), 2, 8);
  layout.swatchLength = 26 * unit;
  layout.swatchGap = 9 * unit;
  return layout;
}

// Puts the entries in rows from left to right; returns the number of rows.
int placeLegend(const CairoLayer& layer, const LossChartOptions& options, std::vector<LegendEntry> legend,
                double top, ChartLayout& layout) {
  const double left = padding * layout.unit;
  const double right = options.width - left;
  const double spacing = 30 * layout.unit;
  const double moreWidth = textWidth(layer, "+999", layout.legend);
  double x = left;
  int row = 0;
  for (LegendEntry& entry : legend) {
    entry.label = shortenedText(layer, entry.label, 0.4 * (right - left), layout.legend);
    const double width = layout.swatchLength + layout.swatchGap +
                         textWidth(layer, entry.label, layout.legend) + layout.swatchGap +
                         textWidth(layer, entry.value, layout.legend);
    const bool lastRow = row + 1 == maximumLegendRows;
    if (x > left && x + width > right - (lastRow ? spacing + moreWidth : 0)) {
      if (lastRow) {
        layout.more.label = std::string("+").append(std::to_string(legend.size() - layout.entries.size()));
        layout.more.x = x;
        layout.more.baseline = top + (row + 0.68) * legendRow * layout.unit;
        break;
      }
      ++row;
      x = left;
    }
    entry.x = x;
    entry.baseline = top + (row + 0.68) * legendRow * layout.unit;
    x += width + spacing;
    layout.entries.push_back(std::move(entry));
  }
  return layout.entries.empty() ? 0 : row + 1;
}

} // namespace

ChartLayout layoutChart(const CairoLayer& layer, const LossChartOptions& options,
                        std::vector<LegendEntry> legend, const AxisRange& values) {
  ChartLayout layout = styledLayout(options);
  const double unit = layout.unit;
  double y = padding * unit;
  if (!options.title.empty()) {
    layout.titleBaseline = y + 20 * unit;
    y += titleRow * unit;
  }
  y += placeLegend(layer, options, std::move(legend), y, layout) * legendRow * unit;
  double labelWidth = 0;
  const ChartAxis unplaced(values, options.valueScale, 0, 1);
  for (const AxisTick& tick : unplaced.ticks(layout.maximumValueTicks)) {
    labelWidth = std::max(labelWidth, textWidth(layer, tick.label, layout.label));
  }
  layout.left = padding * unit + labelWidth + 10 * unit;
  layout.right = options.width - 1.4 * padding * unit;
  layout.top = y + valueLabelRow * unit;
  layout.bottom = options.height - (padding * 0.7 + tickRow + axisLabelRow) * unit;
  if (layout.right - layout.left < smallestPlot || layout.bottom - layout.top < smallestPlot) {
    throw MediaError("Cannot draw a loss chart in a picture of " + std::to_string(options.width) + " × " +
                     std::to_string(options.height) + " pixels: it is too small.");
  }
  return layout;
}

} // namespace deblend
