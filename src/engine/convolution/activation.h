#pragma once

#include "convolution/cpu_convolution.h"

namespace deblend {

/// Puts a ReLU after a convolution [N, C, H, W], in place, if `clipsNegative`, then adds the skip unless it
/// is undefined. Float32 or bfloat16; on the CPU in one pass over memory where the number of channels suits
/// that.
CpuConvolution::Output activate(const torch::Tensor& convolved, bool clipsNegative,
                                const torch::Tensor& skip);

struct MaskedGradient {
  torch::Tensor gradient; ///< [N, C, H, W]
  torch::Tensor ofBias;   ///< [C], float32: its sum over the pixels
};
/// The gradient where the output is above 0, and 0 elsewhere; all of it if `output` is undefined.
MaskedGradient maskedGradient(const torch::Tensor& gradient, const torch::Tensor& output);

} // namespace deblend
