#pragma once

#include <array>
#include <cstdint>

namespace deblend {

// An 8-bit sRGB colour.
struct Rgb {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  bool operator==(const Rgb&) const = default;
};

// OKLab (Ottosson 2020): lightness in [0, 1] and two opponent axes, in which equal distances look about
// equal.
struct OkLab {
  double lightness = 0;
  double a = 0;
  double b = 0;
};

OkLab toOkLab(Rgb colour);
// Colours outside sRGB are clipped channel by channel.
Rgb fromOkLab(const OkLab& colour);

// Linear intensities in [0, 1] of red, green and blue.
std::array<double, 3> linearIntensities(Rgb colour);

// WCAG 2 relative luminance in [0, 1] and contrast ratio in [1, 21].
double relativeLuminance(Rgb colour);
double contrastRatio(Rgb first, Rgb second);

// The colour at `amount` in [0, 1] on a straight line in OKLab: for tints and shades.
Rgb mixColours(Rgb from, Rgb to, double amount);

// The colour at `amount` in [0, 1] on a path that turns the hue upwards and keeps the chroma, so that the
// middle between two vivid hues is vivid as well: blue turns into orange through purple and rose, not through
// grey.
Rgb turnHue(Rgb from, Rgb to, double amount);

} // namespace deblend
