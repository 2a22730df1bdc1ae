#pragma once

#include "network/velocity_network.h"

#include <torch/nn/modules/linear.h>

#include <cstdint>
#include <vector>

/// A multi-layer perceptron on α, the elements of x_α, and sines and cosines of these at rising frequency,
/// which let it follow finer detail than the elements alone.
class FourierFeaturesNetwork : public deblend::VelocityNetwork {
public:
  /// `sampleSize` is the count of a sample's elements; `octaves` that of the frequencies π, 2π, 4π, …
  FourierFeaturesNetwork(std::int64_t sampleSize, std::int64_t octaves, std::int64_t width,
                         std::int64_t depth);

  torch::Tensor forward(const deblend::NetworkInput& input) override;

private:
  /// [N, E] and [N] to [N, 1 + E·(1 + 2·octaves)].
  torch::Tensor features(const torch::Tensor& elements, const torch::Tensor& alpha) const;

  std::int64_t m_octaves;
  std::vector<torch::nn::Linear> m_layers;
};
