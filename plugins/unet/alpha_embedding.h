#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>

namespace deblend {

/// α as sines and cosines of geometrically spaced frequencies, through two layers.
class AlphaEmbeddingImpl : public torch::nn::Module {
public:
  AlphaEmbeddingImpl(std::int64_t channels, std::int64_t width, double scale);
  /// [N] to [N, width].
  torch::Tensor forward(const torch::Tensor& alpha);

private:
  std::int64_t m_channels;
  double m_scale;
  torch::nn::Linear m_first = nullptr;
  torch::nn::Linear m_second = nullptr;
};
TORCH_MODULE(AlphaEmbedding);

} // namespace deblend
