#pragma once

#include <torch/types.h>

#include <cstdint>

namespace deblend {

/// The tensor [N, C, H, W] in the channels-last layout; undefined if it is.
inline torch::Tensor channelsLast(const torch::Tensor& tensor) {
  return tensor.defined() ? tensor.contiguous(torch::MemoryFormat::ChannelsLast) : tensor;
}

inline torch::Tensor emptyChannelsLast(std::int64_t count, std::int64_t channels, std::int64_t height,
                                       std::int64_t width) {
  return torch::empty({count, channels, height, width}, torch::kFloat32, torch::MemoryFormat::ChannelsLast);
}

/// The values of image `number`, float32; null if the tensor is undefined.
inline const float* imageOf(const torch::Tensor& images, std::int64_t number) {
  return images.defined() ? images.const_data_ptr<float>() + number * images.stride(0) : nullptr;
}

inline float* mutableImageOf(const torch::Tensor& images, std::int64_t number) {
  return images.defined() ? images.mutable_data_ptr<float>() + number * images.stride(0) : nullptr;
}

} // namespace deblend
