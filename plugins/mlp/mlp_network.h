#pragma once

#include "activation.h"
#include "network/velocity_network.h"
#include "time_embedding.h"

#include <torch/nn/modules/linear.h>

#include <string>
#include <vector>

namespace deblend {

struct MlpNetworkOptions {
  std::int64_t sampleSize = 2; ///< elements of a sample: samples of any shape are flattened
  std::int64_t width = 64;
  std::int64_t depth = 4; ///< hidden layers
  std::string activation = "relu";
  std::string timeEmbedding = "raw";
  std::int64_t frequencies = 6;
};

/// A multi-layer perceptron on (x_α, α). Training runs without autograd, on kernels that write into tensors
/// kept from step to step.
class MlpNetwork : public VelocityNetwork {
public:
  explicit MlpNetwork(const MlpNetworkOptions& options);

  torch::Tensor forward(const NetworkInput& input) override;
  torch::Tensor accumulateGradients(const NetworkInput& batch, const torch::Tensor& target) override;

private:
  void prepareWorkspace(const torch::Tensor& x);
  void writeInput(torch::Tensor& input, const torch::Tensor& x, const torch::Tensor& alpha) const;

  MlpNetworkOptions m_options;
  const Activation& m_activation;
  TimeEmbedding m_timeEmbedding;
  std::vector<torch::nn::Linear> m_layers; ///< depth hidden layers and the output

  // Of the last batch, all [N, …]:
  torch::Tensor m_input;
  std::vector<torch::Tensor> m_sums;      ///< a layer's output before its activation
  std::vector<torch::Tensor> m_results;   ///< and after it; the output layer has none
  std::vector<torch::Tensor> m_gradients; ///< of the loss with respect to m_sums
  torch::Tensor m_loss;                   ///< scalar
};

} // namespace deblend
