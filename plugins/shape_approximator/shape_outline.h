#pragma once

#include "fourier_shape.h"

#include <array>
#include <vector>

namespace deblend {

struct OutlinePoint {
  double x = 0;
  double y = 0;
};

/// A cubic Bézier curve: its ends first and last.
using OutlineCurve = std::array<OutlinePoint, 4>;

/// Where f = 0, as a closed path around the shape in the scene's units. Curves meet with the same tangent;
/// where the outline's radius would be negative, the path stays in the middle.
std::vector<OutlineCurve> shapeOutline(const float* shape, const ShapeStyle& style);

/// Of what the outline encloses, in squares of the scene's unit; about right.
double outlineArea(const float* shape, const ShapeStyle& style);

} // namespace deblend
