#pragma once

#include "colours/role_colours.h"
#include "picture/picture.h"
#include "picture/plot_density.h"

#include <cstdint>
#include <vector>

namespace deblend {

// How likely each class is over a part of the plane, and points whose class is known.
struct ClassMapPlot {
  int columns = 0;
  int rows = 0;
  int classCount = 0;               // 1 or more
  PlotRectangle area;               // that the cells fill
  std::vector<float> probabilities; // [rows, columns, classes], at the cells' centres
  std::vector<float> places;        // [N, 2]
  std::vector<std::int64_t> labels; // [N], from 0 to classCount − 1
};

struct ClassMapOptions {
  int longerSide = 512; // pixels
  Theme theme = Theme::light;
};

// The plane in the classes' colours, mixed by their probabilities and smooth between the cells, with the
// points over it in their own class's full colour. Has the proportions of the area. Points that are not
// finite or out of view are left out. Throws MediaError for maps and sizes that cannot be drawn.
Picture drawClassMap(const ClassMapPlot& map, const ClassMapOptions& options);

} // namespace deblend
