#pragma once

#include "storage/tensor_map.h"

#include <string>

namespace deblend {

/// A plain convolutional network whose outputs are features of pictures, made from named tensors:
///
///   input.mean, input.deviation [C]         optional: pictures from 0 to 1 become (x − mean) / deviation
///   convolution.N.weight [out, in, k, k]    N from 0, k odd; the borders are filled with zeros so that the
///   convolution.N.bias [out]                size stays; then max(x, 0), then the mean over 2 × 2 pixels
///   linear.N.weight [out, in]               N from 0, after the last convolution, whose output is
///   linear.N.bias [out]                     flattened [channel, row, column]; then max(x, 0)
///
/// The features are the last linear layer's outputs; without one, the means over all places of every
/// convolution's output before its 2 × 2 mean, one convolution after the other. Names that begin with "head."
/// or "training." are passed over. Immutable: any thread.
class FeatureNetwork {
public:
  /// Throws Error, beginning with `what`, for tensors that are no such network.
  FeatureNetwork(TensorMap tensors, const std::string& what);

  std::int64_t channels() const { return m_convolutions.front().weight.size(1); }
  std::int64_t dimension() const;
  /// Throws Error unless pictures [C, height, width] fit.
  void requireFit(std::int64_t channels, std::int64_t height, std::int64_t width,
                  const std::string& what) const;

  /// Pictures [N, C, H, W] from 0 to 1 to features [N, D]. Differentiable.
  torch::Tensor forward(const torch::Tensor& pictures) const;

private:
  struct Layer {
    torch::Tensor weight;
    torch::Tensor bias;
  };

  torch::Tensor m_mean;      ///< [C, 1, 1], or undefined
  torch::Tensor m_deviation; ///< [C, 1, 1], or undefined
  std::vector<Layer> m_convolutions;
  std::vector<Layer> m_linears;
};

} // namespace deblend
