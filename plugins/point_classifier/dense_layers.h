#pragma once

#include <torch/nn/module.h>
#include <torch/nn/modules/linear.h>

#include <cstdint>
#include <vector>

namespace deblend {

/// Fully connected layers with tanh between them: "linear1" to "linearD", each `width` wide, and "output".
/// Training runs without autograd, on kernels that write into tensors kept from step to step.
class DenseLayers : public torch::nn::Module {
public:
  /// Weights from normal numbers that follow from the seed, of a deviation that keeps the size of values from
  /// layer to layer (Glorot and Bengio 2010, with the factor 5/3 for tanh), and biases spread over ±1.
  DenseLayers(std::int64_t inputs, std::int64_t width, std::int64_t depth, std::int64_t outputs,
              std::uint64_t seed);

  /// The output layer's sums [N, outputs] of x [N, inputs], without an activation. Valid until the next call.
  const torch::Tensor& forward(const torch::Tensor& x);
  /// Adds the parameters' gradients, from those of the sums that forward() gave last.
  void accumulateGradients(const torch::Tensor& sumsGradient);

private:
  void prepareWorkspace(const torch::Tensor& x);

  std::vector<torch::nn::Linear> m_layers;
  // Of the last batch:
  torch::Tensor m_input;
  std::vector<torch::Tensor> m_results;   ///< [N, outputs of the layer], after its activation
  std::vector<torch::Tensor> m_gradients; ///< of the sums before it
};

} // namespace deblend
