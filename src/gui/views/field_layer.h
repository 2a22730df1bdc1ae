#pragma once

#include "sampling/preview.h"
#include "views/plane_viewport.h"

#include <QColor>

class QPainter;

namespace deblend {

/// Draws a velocity field as arrows from the cells' centres; the longest common ones about fill a cell. GUI
/// thread.
void drawField(QPainter& painter, const VectorField& field, const PlaneViewport& viewport,
               const QColor& colour);

} // namespace deblend
