#pragma once

#include "fourier_shape.h"

#include <array>
#include <cstdint>
#include <vector>

namespace deblend {

/// Shapes over a background: all that a picture is rendered from, at any size.
///
/// Without `hides` a point's colour is background + Σ colour·coverage. This is the average (1/N)·Σ colour·f
/// of N shapes: with coverage = (1 + f)/2 each colour is 2/N of the average's, and what the shapes' -1 takes
/// away far from them is part of the background. So a colour does not fade when shapes are added.
///
/// With `hides` it is (background + Σ w·colour)/(1 + Σ w), w = e^depth·coverage: a soft depth buffer.
struct ShapeScene {
  ShapeStyle style;
  /// Of the picture that the shapes approximate, in pixels; what counts is the ratio. The longer side is 1.
  std::int64_t width = 1;
  std::int64_t height = 1;
  std::array<float, 3> background{}; ///< red, green, blue; 0 is black, 1 white
  std::vector<float> shapes;         ///< [count, columns], row by row

  std::int64_t columns() const { return columnCount(style.harmonics); }
  std::int64_t count() const { return static_cast<std::int64_t>(shapes.size()) / columns(); }
  const float* shape(std::int64_t index) const { return shapes.data() + index * columns(); }
  float* shape(std::int64_t index) { return shapes.data() + index * columns(); }
};

/// Both sides of a picture of the scene's proportions: at least 1 pixel.
struct PictureSize {
  std::int64_t width;
  std::int64_t height;
};
PictureSize sizeWithLongerSide(const ShapeScene& scene, std::int64_t longerSide);

/// The scene with one of its shapes, over the background: what that shape alone does.
ShapeScene sceneOfOne(const ShapeScene& scene, std::int64_t index);

} // namespace deblend
