#pragma once

#include <vector>

namespace deblend {

// A rectangle of the plane: x to the right, y downward. Both sizes are positive.
struct PlotRectangle {
  double left = 0;
  double top = 0;
  double width = 1;
  double height = 1;
};

// A density over a rectangle of the plane, as cells of equal size: row by row from the top, values at least 0
// in any unit (a drawing scales them by the largest).
struct PlotDensity {
  int width = 0;
  int height = 0;
  std::vector<float> values;
  PlotRectangle area;
};

} // namespace deblend
