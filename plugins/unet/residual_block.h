#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/normalization.h>

#include <optional>

namespace deblend {

struct UnetOptions;

/// Two convolutions with group norm and SiLU before each, the embedding added between them, and the input
/// added at the end (He et al. 2016; Ho et al. 2020).
class ResidualBlockImpl : public torch::nn::Module {
public:
  ResidualBlockImpl(std::int64_t inputs, std::int64_t outputs, const UnetOptions& options);
  /// [N, inputs, H, W] and the embedding [N, E] to [N, outputs, H, W]. Drops values where there are random
  /// numbers.
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& embedding,
                        std::optional<torch::Generator>& random);

private:
  double m_dropout;
  torch::nn::GroupNorm m_norm1 = nullptr;
  torch::nn::Conv2d m_convolution1 = nullptr;
  torch::nn::Linear m_embedding = nullptr;
  torch::nn::GroupNorm m_norm2 = nullptr;
  torch::nn::Conv2d m_convolution2 = nullptr;
  torch::nn::Conv2d m_shortcut = nullptr; ///< none where inputs are as many as outputs
};
TORCH_MODULE(ResidualBlock);

} // namespace deblend
