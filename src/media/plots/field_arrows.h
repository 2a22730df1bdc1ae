#pragma once

#include "plots/field_cells.h"
#include "plots/plane_mapping.h"

#include <functional>
#include <vector>

namespace deblend {

// A straight line of an arrow, in pixels.
struct ArrowLine {
  PixelPoint from;
  PixelPoint to;
};

// The lines of the arrows of a field, each beginning in the middle of a block of cells that is about
// `spacing` pixels wide, along the mean of its cells that are not masked: blocks of less than half of those
// have none. The longest common ones fill a block.
std::vector<ArrowLine> fieldArrows(const PlotField& field,
                                   const std::function<PixelPoint(double x, double y)>& toPixels,
                                   double spacing);

} // namespace deblend
