#pragma once

#include "convolution/cpu_convolution.h"
#include "convolution/strided_images.h"

namespace deblend {

/// A convolution of 3×3 kernels with stride 2 that halves height and width, or its transpose that doubles
/// them. Each pixel of the small image is coupled to the 3×3 pixels of the large one around twice its place;
/// for every row and every pair of shifts that is one product of matrices, read from the images as they are.
///
/// Outputs and gradients of inputs do not depend on the number of threads; gradients of weights do in their
/// last bits.
class StridedConvolution : public CpuConvolution {
public:
  explicit StridedConvolution(bool isTransposed) : m_isTransposed(isTransposed) {}
  static bool suits(const ConvolutionForm& form);

  void setWeight(const torch::Tensor& weight, const torch::Tensor& bias) override;
  /// A convolution that halves throws Error if a side of the input is odd.
  Output forward(const torch::Tensor& input, bool clipsNegative, const torch::Tensor& skip) const override;
  Gradients backward(const Backward& asked) const override;

private:
  StridedImages imagesFor(const torch::Tensor& input) const;

  bool m_isTransposed;
  torch::Tensor m_halving;  ///< [9, channels of the large image, channels of the small one]
  torch::Tensor m_doubling; ///< [9, channels of the small image, channels of the large one]
  torch::Tensor m_bias;
};

} // namespace deblend
