#pragma once

#include <torch/types.h>

#include <cstdint>
#include <memory>

namespace deblend {

struct ConvolutionForm {
  std::int64_t inputs = 1;
  std::int64_t outputs = 1;
  std::int64_t kernelSize = 3; ///< with a border of zeros, kernelSize / 2 pixels wide
  std::int64_t stride = 1;
  bool isTransposed = false; ///< one of stride 2 doubles height and width
};

/// A convolution and what comes after it, forward and backward, by kernels of our own: float32 on the CPU,
/// the images channels last. Any thread may call a convolution that no other is changing.
class CpuConvolution {
public:
  virtual ~CpuConvolution() = default;

  /// Takes over the weight and the bias, shaped as LibTorch's Conv2d and ConvTranspose2d have them, as they
  /// are now.
  virtual void setWeight(const torch::Tensor& weight, const torch::Tensor& bias) = 0;

  struct Output {
    torch::Tensor activated; ///< [N, K, H', W']
    torch::Tensor value;     ///< activated + skip
  };
  /// [N, C, H, W] to [N, K, H', W']. `clipsNegative` puts a ReLU after the bias; `skip`, unless undefined, is
  /// added then.
  virtual Output forward(const torch::Tensor& input, bool clipsNegative, const torch::Tensor& skip) const = 0;

  /// What a backward pass is asked for.
  struct Backward {
    torch::Tensor gradient; ///< of forward()'s value
    torch::Tensor output;   ///< forward()'s `activated` if it clipped, undefined otherwise
    torch::Tensor input;
    bool wantsInput = true; ///< whether the gradient of the input is
    torch::Tensor addend;   ///< added to the gradient of the input, unless undefined
  };
  struct Gradients {
    torch::Tensor input; ///< undefined unless wanted
    torch::Tensor weight;
    torch::Tensor bias;
  };
  virtual Gradients backward(const Backward& asked) const = 0;
};

/// The convolution of that form that suits this processor; null where none does.
std::unique_ptr<CpuConvolution> makeCpuConvolution(const ConvolutionForm& form);

} // namespace deblend
