#include "shape_scene.h"

#include <algorithm>
#include <cmath>

namespace deblend {

PictureSize sizeWithLongerSide(const ShapeScene& scene, std::int64_t longerSide) {
  const auto longer = static_cast<double>(std::max(scene.width, scene.height));
  const auto side = [&](std::int64_t own) {
    const double pixels = static_cast<double>(own) * static_cast<double>(longerSide) / longer;
    return std::max<std::int64_t>(1, std::llround(pixels));
  };
  return {side(scene.width), side(scene.height)};
}

ShapeScene sceneOfOne(const ShapeScene& scene, std::int64_t index) {
  const float* const shape = scene.shape(index);
  return {scene.style, scene.width, scene.height, scene.background, {shape, shape + scene.columns()}};
}

} // namespace deblend
