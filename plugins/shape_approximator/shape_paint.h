#pragma once

#include "shape_scene.h"

#include <array>
#include <vector>

namespace deblend {

/// A shape as a flat area of paint, to be laid over what is painted before it.
struct PaintLayer {
  std::int64_t shape = 0;
  std::array<float, 3> colour{}; ///< 0 to 1
  float opacity = 1;             ///< 0 to 1
};

/// All shapes in the order in which they are painted. Where shapes hide each other: by depth, from the back,
/// each as opaque as its share of all weights up to it, on average over the area that it covers. Else from
/// large to small: a colour that is added, positive or negative, becomes the paint that makes the same of
/// what lies below it, on average; of all such paints the most transparent.
std::vector<PaintLayer> paintLayers(const ShapeScene& scene);

} // namespace deblend
