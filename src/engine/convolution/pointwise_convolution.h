#pragma once

#include "convolution/cpu_convolution.h"

namespace deblend {

/// A convolution of 1×1 kernels: one product of matrices over all pixels.
class PointwiseConvolution : public CpuConvolution {
public:
  static bool suits(const ConvolutionForm& form);

  void setWeight(const torch::Tensor& weight, const torch::Tensor& bias) override;
  Output forward(const torch::Tensor& input, bool clipsNegative, const torch::Tensor& skip) const override;
  Gradients backward(const Backward& asked) const override;

private:
  torch::Tensor m_weight; ///< [K, C]
  torch::Tensor m_bias;
};

} // namespace deblend
