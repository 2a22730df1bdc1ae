#pragma once

#include "convolution/cpu_convolution.h"

namespace deblend {

/// A convolution of 3×3 kernels with stride 1 and a border of zeros one pixel wide, forward and backward, by
/// Winograd's minimal filtering F(4×4, 3×3) (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", arXiv:1509.09308): 36 products of matrices in place of 144 multiplications for every 4×4
/// outputs, so a quarter of the arithmetic. The backward pass is the exact adjoint of the forward pass.
///
/// The numbers differ from those of a direct convolution by a few 1e-6 of the
/// largest. Results depend on the number of threads in their last bits, as those of LibTorch's convolutions
/// do.
class WinogradConvolution : public CpuConvolution {
public:
  static bool suits(const ConvolutionForm& form);

  void setWeight(const torch::Tensor& weight, const torch::Tensor& bias) override;
  Output forward(const torch::Tensor& input, bool clipsNegative, const torch::Tensor& skip) const override;
  Gradients backward(const Backward& asked) const override;

private:
  torch::Tensor m_weight; ///< [36, C, K], transformed
  torch::Tensor m_bias;   ///< [K]
};

} // namespace deblend
