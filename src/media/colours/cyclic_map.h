#pragma once

#include "colours/rgb.h"

namespace deblend {

// The colour of a direction, an angle in radians with period 2π; NaN counts as 0. The map is a circle in
// OKLab, so that equal turns look equally large everywhere. It is tilted out of the plane of equal lightness,
// towards the hues that red-green colour blindness takes away: there lightness tells apart what hue cannot.
Rgb directionColour(double angle);

// The colour of a length as a share of the largest, clamped to [0, 1], NaN counting as 0: dark blue, teal,
// yellow, with a lightness that rises evenly.
Rgb magnitudeColour(double share);

// The same for an error, so that nobody takes the one for the other: dark violet, red, yellow.
Rgb differenceColour(double share);

} // namespace deblend
