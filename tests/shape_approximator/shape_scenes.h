#pragma once

#include "shape_scene.h"

#include <cmath>
#include <numbers>
#include <random>

namespace deblend {

/// Random shapes of several sizes on a picture of these proportions, the same for the same seed.
inline ShapeScene randomScene(const ShapeStyle& style, int count, PictureSize size, unsigned seed = 1) {
  std::mt19937 engine(seed);
  const auto between = [&](double least, double most) {
    return static_cast<float>(least + (most - least) * static_cast<double>(engine()) / 4294967296.0);
  };
  ShapeScene scene{style, size.width, size.height, {0.4F, 0.5F, 0.6F}, {}};
  scene.shapes.resize(static_cast<std::size_t>(count * scene.columns()));
  for (int i = 0; i < count; ++i) {
    float* const shape = scene.shape(i);
    shape[OffsetX] = between(0, 1);
    shape[OffsetY] = between(0, 1);
    shape[Angle] = between(0, std::numbers::pi);
    shape[LogScaleX] = between(-5, -3);
    shape[LogScaleY] = between(-5, -3);
    shape[Radius] = between(1.5, 6);
    shape[Depth] = between(-1, 2);
    shape[Grain] = between(0, 6);
    for (int k = FirstColour; k < columnCount(style.harmonics); ++k)
      shape[k] = between(-0.3, 0.3);
  }
  return scene;
}

/// A shape's coverage of a point, written down as fourier_shape.h defines it.
inline double definedCoverage(const float* shape, const ShapeStyle& style, double x, double y) {
  const double dx = x - shape[OffsetX], dy = y - shape[OffsetY];
  const double cosine = std::cos(double(shape[Angle])), sine = std::sin(double(shape[Angle]));
  const double u = std::exp(-double(shape[LogScaleX])) * (cosine * dx + sine * dy);
  const double v = std::exp(-double(shape[LogScaleY])) * (cosine * dy - sine * dx);
  const double angle = std::atan2(v, u);
  double wave = 1;
  for (int m = 1; m <= style.harmonics; ++m)
    wave += shape[FirstHarmonic + m - 1] * std::sin(m * angle) +
            shape[FirstHarmonic + style.harmonics + m - 1] * std::cos(m * angle);
  return (1 + std::tanh(shape[Radius] * wave - std::hypot(u, v))) / 2;
}

} // namespace deblend
