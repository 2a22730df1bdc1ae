#pragma once

#include "plots/field_cells.h"
#include "sampling/preview.h"
#include "views/plane_viewport.h"

#include <QColor>

class QPainter;

namespace deblend {

/// The same field for drawing; it must outlive that.
PlotField plotFieldOf(const VectorField& field);

/// Draws a velocity field as arrows that lie some `spacing` pixels apart, or one a cell where these are
/// larger; the longest common ones about fill that. GUI thread.
void drawField(QPainter& painter, const VectorField& field, const PlaneViewport& viewport,
               const QColor& colour, double spacing = 0);

} // namespace deblend
