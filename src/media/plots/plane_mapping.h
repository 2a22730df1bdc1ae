#pragma once

#include "picture/picture.h"
#include "picture/plot_density.h"

#include <span>

namespace deblend {

// A position in pixels, where the pixel (i, j) covers [i, i + 1) × [j, j + 1).
struct PixelPoint {
  double x = 0;
  double y = 0;
};

// Places a rectangle of the plane in an area of a picture: as large as fits, centred, one scale for both
// axes, y downward.
class PlaneMapping {
public:
  // Throws MediaError unless the view is finite with positive sides and the area is not empty.
  PlaneMapping(const PlotRectangle& view, const PixelArea& area);

  PixelPoint toPixels(double x, double y) const;
  // x and y are the plane's coordinates.
  PixelPoint toPlane(const PixelPoint& pixel) const;
  // Pixels a unit of the plane.
  double scale() const { return m_scale; }
  // The whole pixels that the view takes.
  const PixelArea& area() const { return m_area; }

private:
  PlotRectangle m_view;
  PixelArea m_area;
  double m_scale = 1;
  PixelPoint m_origin;
};

// The smallest rectangle around the finite points of a row of x, y pairs, widened on every side by `margin`
// times the longer side. The unit square when there is no finite point; at least 1e-6 wide and high.
PlotRectangle enclosingRectangle(std::span<const float> points, double margin = 0.05);

// The smallest rectangle that holds both.
PlotRectangle unite(const PlotRectangle& first, const PlotRectangle& second);

} // namespace deblend
