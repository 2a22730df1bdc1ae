#pragma once

#include <torch/types.h>

namespace deblend {

/// The convolution of `input` [N, C, H, W] with the kernels `weight` [K, C, 3, 3] and the bias [K], stride 1
/// and a border of zeros: [N, K, H, W]. Differentiable. By WinogradConvolution for float32 on the CPU where
/// that suits, and without mixed precision; by LibTorch's own convolution otherwise.
torch::Tensor convolve3x3(const torch::Tensor& input, const torch::Tensor& weight, const torch::Tensor& bias);

} // namespace deblend
