#pragma once

#include "data/density_grid.h"

#include <torch/types.h>

namespace deblend {

/// The unit square, or where points [N, 2] leave it, the smallest rectangle around them. Never without an
/// area.
PlaneRectangle rectangleAround(const torch::Tensor& points);

/// How densely points [N, 2] fill a rectangle: counts in square cells, `longerSide` along its longer side,
/// smoothed over a cell and a half. Points outside count nowhere.
DensityGrid planeHistogram(const torch::Tensor& points, const PlaneRectangle& rectangle, int longerSide);

} // namespace deblend
