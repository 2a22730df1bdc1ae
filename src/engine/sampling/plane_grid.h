#pragma once

#include "data/density_grid.h"

#include <torch/types.h>

namespace deblend {

/// The centres of the cells of a regular grid of the plane [rows × columns, 2], row by row, float32. Throws
/// Error unless there is at least one cell.
torch::Tensor cellCentres(int columns, int rows, const PlaneRectangle& rectangle);

} // namespace deblend
