#pragma once

#include <torch/types.h>

#include <cstdint>

namespace deblend {

/// A picture float32 [C, height, width] of fewer or as many pixels a side, each the mean of the area that it
/// covers.
torch::Tensor reducedPicture(const torch::Tensor& picture, std::int64_t width, std::int64_t height);

} // namespace deblend
