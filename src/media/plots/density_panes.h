#pragma once

#include "colours/role_colours.h"
#include "picture/picture.h"
#include "picture/plot_density.h"

#include <span>
#include <string>

namespace deblend {

// A density over a rectangle of the plane, under a title.
struct DensityPane {
  std::string title;
  PlotDensity density; // in one unit for all panes
};

struct DensityPanesOptions {
  int width = 1200; // pixels
  int height = 620;
  Theme theme = Theme::light;
  std::string unitLabel; // of the bar's numbers; none when empty
};

// Densities side by side in the same colours, with a bar of them: its last colour is the value that 99.5 in
// 100 of all cells above 0 stay below. Values that are not finite count as 0. Throws MediaError for no pane,
// sizes that cannot be drawn and densities whose values do not fit their size.
Picture drawDensityPanes(std::span<const DensityPane> panes, const DensityPanesOptions& options);

} // namespace deblend
