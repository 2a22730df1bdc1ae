#pragma once

#include "views/plane_viewport.h"

#include <QColor>
#include <QImage>

#include <span>

namespace deblend {

/// How the points of a view look.
struct PointLook {
  double radius = 2; ///< pixels of the screen
  double opacity = 1;
};

/// Few points are large and solid, many are small and translucent. `side` is that of the view, in pixels.
PointLook pointLook(std::size_t count, double side);

/// Draws points [N, 2] as round dots with soft edges, placed to a fraction of a pixel. The picture is
/// premultiplied ARGB; `ratio` is its pixels a pixel of the viewport. Points that are not finite or out of
/// sight are left out. Any thread.
void drawPoints(QImage& picture, std::span<const float> points, const PlaneViewport& viewport, double ratio,
                const QColor& colour, const PointLook& look);

} // namespace deblend
