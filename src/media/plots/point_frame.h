#pragma once

#include "picture/picture.h"
#include "plots/plane_frame.h"

#include <cstddef>
#include <span>

namespace deblend {

// How the points of one picture look. Sizes are in pixels.
struct PointStyle {
  double radius = 1;
  double opacity = 1;
};

// Points that stay legible: few are large and solid, many are small and translucent. `unit` is
// PlaneFrame::unit().
PointStyle pointStyle(std::size_t count, double unit);

// The points of one sampling step, [N, 2] as x and y, in the colour of their α, with α as caption and bar.
// Points that are not finite or out of view are left out. Throws MediaError when the number of values is odd.
Picture drawPointFrame(const PlaneFrame& frame, std::span<const float> points, double alpha);

} // namespace deblend
