#pragma once

#include "alpha_embedding.h"
#include "network/velocity_network.h"
#include "unet_levels.h"
#include "unet_options.h"

#include <torch/nn/modules/embedding.h>

namespace deblend {

/// A time-conditional U-Net (Ho et al. 2020): residual blocks over halved sizes, attention at chosen ones, α
/// embedded and given to every block, and the class too where there are some.
class UnetNetwork : public VelocityNetwork {
public:
  explicit UnetNetwork(const UnetOptions& options);

  torch::Tensor forward(const NetworkInput& input) override;
  std::int64_t classCount() const override { return m_options.classCount; }
  double classDropout() const override { return m_options.classDropout; }
  bool hasDropout() const override { return m_options.dropout > 0; }
  bool supportsBFloat16() const override { return true; }
  double forwardCost() const override;

private:
  void addLevels();
  torch::Tensor embedding(const NetworkInput& input);
  torch::Tensor velocity(const NetworkInput& input);

  UnetOptions m_options;
  AlphaEmbedding m_alphaEmbedding = nullptr;
  torch::nn::Embedding m_classEmbedding = nullptr; ///< a row a class, and one for no class
  torch::nn::Conv2d m_input = nullptr;
  std::vector<DownLevel> m_down;
  ResidualBlock m_middle1 = nullptr;
  AttentionBlock m_middleAttention = nullptr;
  ResidualBlock m_middle2 = nullptr;
  std::vector<UpLevel> m_up; ///< from the smallest size to the full one
  torch::nn::GroupNorm m_outputNorm = nullptr;
  torch::nn::Conv2d m_output = nullptr;
};

} // namespace deblend
