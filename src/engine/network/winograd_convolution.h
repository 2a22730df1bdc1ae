#pragma once

#include <torch/types.h>

#include <cstdint>

namespace deblend {

/// A convolution of 3×3 kernels with stride 1 and a border of zeros one pixel wide, forward and backward, by
/// Winograd's minimal filtering F(4×4, 3×3) (Lavin and Gray, "Fast Algorithms for Convolutional Neural
/// Networks", arXiv:1509.09308): 36 products of matrices in place of 144 multiplications for every 4×4
/// outputs, so a quarter of the arithmetic. The backward pass is the exact adjoint of the forward pass.
///
/// Float32 on the CPU alone; the numbers differ from those of a direct convolution by a few 1e-6 of the
/// largest. Results depend on the number of threads in their last bits, as those of LibTorch's convolutions
/// do.
class WinogradConvolution {
public:
  /// Whether this build and this processor have the kernels, and the numbers of channels suit them.
  static bool suits(std::int64_t inputs, std::int64_t outputs);

  /// Takes over the weight [K, C, 3, 3] and the bias [K], float32, as they are now.
  void setWeight(const torch::Tensor& weight, const torch::Tensor& bias);

  /// [N, C, H, W] to [N, K, H, W], channels last. `clipsNegative` puts a ReLU after it.
  torch::Tensor forward(const torch::Tensor& input, bool clipsNegative) const;

  struct Gradients {
    torch::Tensor input;  ///< [N, C, H, W], channels last; undefined unless wanted
    torch::Tensor weight; ///< [K, C, 3, 3]
    torch::Tensor bias;   ///< [K]
  };
  /// `gradient` and `output` are [N, K, H, W]. With an output, it is what a forward pass with `clipsNegative`
  /// gave, and the gradient counts where that is above 0 alone.
  Gradients backward(const torch::Tensor& gradient, const torch::Tensor& output, const torch::Tensor& input,
                     bool wantsInput) const;

private:
  torch::Tensor m_weight; ///< [36, C, K], transformed
  torch::Tensor m_bias;   ///< [K]
};

} // namespace deblend
