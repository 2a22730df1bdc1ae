#include "colours/rgb.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace deblend {
namespace {

double linearIntensity(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

std::uint8_t encodedChannel(double intensity) {
  const double clipped = std::clamp(intensity, 0.0, 1.0);
  const double value = clipped <= 0.0031308 ? clipped * 12.92 : 1.055 * std::pow(clipped, 1.0 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(value * 255.0));
}

double cube(double value) {
  return value * value * value;
}

} // namespace

std::array<double, 3> linearIntensities(Rgb colour) {
  return {linearIntensity(colour.red), linearIntensity(colour.green), linearIntensity(colour.blue)};
}

OkLab toOkLab(Rgb colour) {
  const auto [red, green, blue] = linearIntensities(colour);
  const double l = std::cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const double m = std::cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const double s = std::cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {.lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
          .a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
          .b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

Rgb fromOkLab(const OkLab& colour) {
  const double l = cube(colour.lightness + 0.3963377774 * colour.a + 0.2158037573 * colour.b);
  const double m = cube(colour.lightness - 0.1055613458 * colour.a - 0.0638541728 * colour.b);
  const double s = cube(colour.lightness - 0.0894841775 * colour.a - 1.2914855480 * colour.b);
  return {.red = encodedChannel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
          .green = encodedChannel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
          .blue = encodedChannel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

double relativeLuminance(Rgb colour) {
  const auto [red, green, blue] = linearIntensities(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

double contrastRatio(Rgb first, Rgb second) {
  const double one = relativeLuminance(first) + 0.05;
  const double other = relativeLuminance(second) + 0.05;
  return std::max(one, other) / std::min(one, other);
}

Rgb mixColours(Rgb from, Rgb to, double amount) {
  const OkLab start = toOkLab(from);
  const OkLab end = toOkLab(to);
  return fromOkLab({.lightness = std::lerp(start.lightness, end.lightness, amount),
                    .a = std::lerp(start.a, end.a, amount),
                    .b = std::lerp(start.b, end.b, amount)});
}

Rgb turnHue(Rgb from, Rgb to, double amount) {
  const OkLab start = toOkLab(from);
  const OkLab end = toOkLab(to);
  const double startHue = std::atan2(start.b, start.a);
  double endHue = std::atan2(end.b, end.a);
  if (endHue < startHue) {
    endHue += 2.0 * std::numbers::pi;
  }
  const double hue = std::lerp(startHue, endHue, amount);
  const double chroma = std::lerp(std::hypot(start.a, start.b), std::hypot(end.a, end.b), amount);
  return fromOkLab({.lightness = std::lerp(start.lightness, end.lightness, amount),
                    .a = chroma * std::cos(hue),
                    .b = chroma * std::sin(hue)});
}

} // namespace deblend
