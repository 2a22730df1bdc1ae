#pragma once

#include "shape_scene.h"

#include <torch/types.h>

#include <vector>

namespace deblend {

/// Where shapes are to come, and how many.
struct PlacementRequest {
  const ShapeScene& scene;     ///< as it is
  const torch::Tensor& target; ///< float32 [3, height, width], of any size
  std::int64_t count = 0;      ///< of new shapes
  double elongation = 1;       ///< of their first outline, along the edges in the picture
};

/// The parameters of new shapes [count, columns], which differ from picture to picture by what a shape of
/// some size could take away of the error there: a place and a size are drawn with a probability proportional
/// to (size · mean residual around the place)⁴. The colour is that mean; where shapes hide each other, the
/// picture's own, and the shape weighs as much as all that is there.
std::vector<float> placeShapes(const PlacementRequest& request, torch::Generator& generator);

} // namespace deblend
