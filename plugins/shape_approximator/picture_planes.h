#pragma once

#include <opencv2/core/mat.hpp>
#include <torch/types.h>

#include <cstdint>

namespace deblend {

/// One plane of a contiguous picture [C, height, width] of float32 or bytes as OpenCV sees it: the same
/// memory.
inline cv::Mat planeOf(const torch::Tensor& picture, std::int64_t channel) {
  const int type = picture.scalar_type() == torch::kUInt8 ? CV_8U : CV_32F;
  const torch::Tensor plane = picture.select(0, channel);
  return {static_cast<int>(plane.size(0)), static_cast<int>(plane.size(1)), type, plane.data_ptr()};
}

} // namespace deblend
