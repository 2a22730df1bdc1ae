#pragma once

#include "data/density_grid.h"
#include "data/shape_geometry.h"

namespace deblend {

/// How much of every cell of the unit square a shape covers, in side × side cells.
DensityGrid rasterise(bool (*contains)(PlanePoint point), int side);

} // namespace deblend
