#pragma once

#include "picture/picture.h"
#include "plots/plane_frame.h"

namespace deblend {

// Draws "α = 0.42" and a thin bar that is filled up to α, clamped to [0, 1], into the frame's footer.
void drawAlphaProgress(Picture& picture, const PlaneFrame& frame, double alpha);

// Draws the whole bar as the legend of the colours from α = 0 to α = 1.
void drawAlphaLegend(Picture& picture, const PlaneFrame& frame);

} // namespace deblend
