#pragma once

#include "colours/rgb.h"

#include <algorithm>
#include <array>
#include <cmath>

using Matrix = std::array<std::array<double, 3>, 3>;

// What the three kinds of colour blindness see of linear RGB (Machado, Oliveira, Fernandes 2009, severity 1),
// and what everybody else sees.
inline constexpr std::array<Matrix, 4> visions = {{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}},
}};

inline std::uint8_t encodedIntensity(double intensity) {
  const double value = std::clamp(intensity, 0.0, 1.0);
  return static_cast<std::uint8_t>(
      std::lround(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * std::pow(value, 1 / 2.4) - 0.055)));
}

inline deblend::Rgb seenWith(const Matrix& vision, deblend::Rgb colour) {
  const auto linear = deblend::linearIntensities(colour);
  std::array<std::uint8_t, 3> seen = {};
  for (std::size_t row = 0; row < 3; ++row) {
    seen[row] = encodedIntensity(vision[row][0] * linear[0] + vision[row][1] * linear[1] +
                                 vision[row][2] * linear[2]);
  }
  return {.red = seen[0], .green = seen[1], .blue = seen[2]};
}

// In OKLab.
inline double distance(deblend::Rgb first, deblend::Rgb second) {
  const deblend::OkLab one = toOkLab(first);
  const deblend::OkLab other = toOkLab(second);
  return std::hypot(one.lightness - other.lightness, one.a - other.a, one.b - other.b);
}
