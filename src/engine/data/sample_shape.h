#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace deblend {

/// The shape of one sample: [2] for a point of the plane, [C, H, W] for an image.
using SampleShape = std::vector<std::int64_t>;

std::int64_t elementCount(const SampleShape& shape);
/// "[1, 28, 28]"
std::string toText(const SampleShape& shape);
/// A point of the plane.
inline bool isPlanar(const SampleShape& shape) {
  return shape == SampleShape{2};
}

/// [C, H, W]: a gray picture (C = 1), a coloured one (3), or one with other channels.
inline bool isImage(const SampleShape& shape) {
  return shape.size() == 3;
}

} // namespace deblend
