#pragma once

#include "picture/picture.h"
#include "picture/plot_density.h"
#include "plots/plane_mapping.h"

namespace deblend {

// Throws MediaError unless the sizes are positive and fit the number of values, the values are finite and at
// least 0, and the area is finite with positive sides.
void checkPlotDensity(const PlotDensity& density);

// Tints the part of the picture that the mapping covers: nothing where the density is 0, `strength` in [0, 1]
// of the hue where it is largest. Grids finer than the pixels are averaged, coarser ones interpolated.
void tintDensity(Picture& picture, const PlaneMapping& mapping, const PlotDensity& density, Rgb hue,
                 double strength);

} // namespace deblend
