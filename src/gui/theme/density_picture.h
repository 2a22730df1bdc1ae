#pragma once

#include "data/density_grid.h"

#include <QColor>
#include <QImage>

namespace deblend {

/// A density as a tint of one hue: transparent where it is 0, `strength` in [0, 1] of the hue where it is
/// largest. A cell is a pixel. Empty for an empty grid. Any thread.
QImage densityPicture(const DensityGrid& density, const QColor& hue, double strength);

/// A square picture of a density for lists, on the theme's background, in a thin frame. GUI thread.
QImage densityThumbnail(const DensityGrid& density, const QColor& hue, int side, double devicePixelRatio);

} // namespace deblend
