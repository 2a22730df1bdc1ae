#pragma once

#include "shape_kernels.h"

namespace deblend::shapes {

/// Where a shape covers more of a point than a float tells from nothing.
class ShapeBounds {
public:
  ShapeBounds(const float* shape, const ShapeStyle& style);

  /// False only where no pixel of the tile sees the shape.
  bool touches(const TilePlace<float>& place) const;
  /// The same for all that lies between two heights.
  bool touchesRows(float top, float bottom) const;

private:
  float m_x, m_y;    ///< the middle
  float m_halfWidth; ///< of the upright box around it
  float m_halfHeight;
  float m_uByX, m_uByY; ///< the shape's axes: u = uByX·x + uByY·y from the middle
  float m_vByX, m_vByY;
  float m_reach; ///< in the shape's own units
};

} // namespace deblend::shapes
