#include "colours/cyclic_map.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace deblend {
namespace {

constexpr double radians(double degrees) {
  return degrees * std::numbers::pi / 180;
}

// The largest circle of this centre and tilt that sRGB holds whole, to a hundredth.
constexpr double centreLightness = 0.70;
constexpr double radius = 0.142;
constexpr double tilt = radians(35);
constexpr double lightestHue = radians(165);

// From dark to light along hues that turn evenly.
struct Ramp {
  double fromLightness, toLightness;
  double fromHue, toHue;
};

double shareOf(double value) {
  return value > 0 ? std::min(value, 1.0) : 0;
}

Rgb onRamp(const Ramp& ramp, double share, double chroma) {
  const double hue = std::lerp(ramp.fromHue, ramp.toHue, share);
  return fromOkLab({.lightness = std::lerp(ramp.fromLightness, ramp.toLightness, share),
                    .a = chroma * std::cos(hue),
                    .b = chroma * std::sin(hue)});
}

} // namespace

Rgb directionColour(double angle) {
  // Counted from where the circle is lightest.
  const double place = (std::isfinite(angle) ? angle : 0) - lightestHue;
  const double along = radius * std::cos(tilt) * std::cos(place);
  const double across = radius * std::sin(place);
  return fromOkLab({.lightness = centreLightness + radius * std::sin(tilt) * std::cos(place),
                    .a = along * std::cos(lightestHue) - across * std::sin(lightestHue),
                    .b = along * std::sin(lightestHue) + across * std::cos(lightestHue)});
}

Rgb magnitudeColour(double share) {
  constexpr Ramp ramp = {
      .fromLightness = 0.25, .toLightness = 0.92, .fromHue = radians(290), .toHue = radians(105)};
  const double place = shareOf(share);
  const double fromMiddle = 2 * place - 1;
  return onRamp(ramp, place, 0.085 + 0.045 * fromMiddle * fromMiddle);
}

Rgb differenceColour(double share) {
  constexpr Ramp ramp = {
      .fromLightness = 0.22, .toLightness = 0.95, .fromHue = radians(-60), .toHue = radians(100)};
  const double place = shareOf(share);
  return onRamp(ramp, place, 0.10 + 0.085 * std::sin(std::numbers::pi * place));
}

} // namespace deblend
