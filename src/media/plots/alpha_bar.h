#pragma once

#include "picture/picture.h"
#include "plots/plane_frame.h"

namespace deblend {

// The strip of a picture that a bar is drawn into.
struct AlphaFooter {
  PixelArea area;
  double unit = 1; // PlaneFrame::unit(): scales the text and the bar
  Theme theme = Theme::light;
};

inline AlphaFooter alphaFooter(const PlaneFrame& frame) {
  return {.area = frame.footer(), .unit = frame.unit(), .theme = frame.theme()};
}

// Draws "α = 0.42" and a thin bar that is filled up to α, clamped to [0, 1].
void drawAlphaProgress(Picture& picture, const AlphaFooter& footer, double alpha);

// Draws the whole bar as the legend of the colours from α = 0 to α = 1.
void drawAlphaLegend(Picture& picture, const AlphaFooter& footer);

} // namespace deblend
