#pragma once

#include "convolution/cpu_convolution.h"

namespace deblend {

/// A convolution of 3×3 kernels with stride 1 for few channels of the input, such as the first of a network:
/// every row of outputs is one product of matrices, whose left one is read from a copy of the image with a
/// border.
class NarrowConvolution : public CpuConvolution {
public:
  static bool suits(const ConvolutionForm& form);

  void setWeight(const torch::Tensor& weight, const torch::Tensor& bias) override;
  Output forward(const torch::Tensor& input, bool clipsNegative, const torch::Tensor& skip) const override;
  /// The gradient of the input is LibTorch's.
  Gradients backward(const Backward& asked) const override;

private:
  torch::Tensor gradientOfInput(const Backward& asked) const;

  torch::Tensor m_weight; ///< [3, 3 C, K]: the kernel's rows, its columns and channels
  torch::Tensor m_given;  ///< as it was given
  torch::Tensor m_bias;
};

} // namespace deblend
