#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

namespace deblend {

struct UnetOptions;

/// Attention of every pixel to every other, in heads, added to its input.
class AttentionBlockImpl : public torch::nn::Module {
public:
  AttentionBlockImpl(std::int64_t channels, const UnetOptions& options);
  /// [N, channels, H, W] to the same shape.
  torch::Tensor forward(const torch::Tensor& x);

private:
  std::int64_t m_heads;
  torch::nn::GroupNorm m_norm = nullptr;
  torch::nn::Linear m_queryKeyValue = nullptr;
  torch::nn::Linear m_output = nullptr;
};
TORCH_MODULE(AttentionBlock);

} // namespace deblend
