#pragma once

#include <torch/types.h>

#include <array>
#include <cstdint>

namespace deblend {

/// What shapes are fitted to: a picture uint8 [C, height, width] with 1 (gray), 2 (gray, alpha), 3 (red,
/// green, blue) or 4 channels (and alpha) as float32 [3, height, width], transparent parts over the
/// background. One with a longer side than `longestSide` is reduced to that. Throws Error for other shapes.
torch::Tensor targetPicture(const torch::Tensor& pixels, const std::array<std::uint8_t, 3>& background,
                            std::int64_t longestSide);

/// A picture float32 [C, height, width] of fewer or as many pixels a side, each the mean of the area that it
/// covers.
torch::Tensor reducedPicture(const torch::Tensor& picture, std::int64_t width, std::int64_t height);

} // namespace deblend
