#pragma once

#include <opencv2/core/mat.hpp>
#include <torch/types.h>

#include <cstdint>

namespace deblend {

/// One plane of a contiguous picture float32 [C, height, width] as OpenCV sees it: the same memory.
inline cv::Mat planeOf(const torch::Tensor& picture, std::int64_t channel) {
  const torch::Tensor plane = picture.select(0, channel);
  return {static_cast<int>(plane.size(0)), static_cast<int>(plane.size(1)), CV_32F, plane.data_ptr()};
}

} // namespace deblend
