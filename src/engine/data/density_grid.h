#pragma once

#include <vector>

namespace deblend {

/// A rectangle of the plane, x to the right and y downward.
struct PlaneRectangle {
  double left = 0, top = 0, right = 1, bottom = 1;
};

/// How densely a planar data set fills a rectangle: row-major from the top left, scaled to a maximum of 1.
struct DensityGrid {
  int width = 0;
  int height = 0;
  std::vector<float> values;
  PlaneRectangle rectangle;
};

} // namespace deblend
