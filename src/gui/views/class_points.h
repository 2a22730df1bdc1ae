#pragma once

#include "data/labelled_points.h"
#include "views/plane_viewport.h"

#include <QImage>

namespace deblend {

/// Draws points in the colours of their classes, in the theme that is shown. The picture is premultiplied
/// ARGB; `ratio` is its pixels a pixel of the viewport. GUI thread.
void drawClassPoints(QImage& picture, const LabelledPoints& points, const PlaneViewport& viewport,
                     double ratio);

} // namespace deblend
