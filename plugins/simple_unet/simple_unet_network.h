#pragma once

#include "data/sample_shape.h"
#include "network/velocity_network.h"
#include "unet_layer.h"

namespace deblend {

/// The U-Net of the IADB MNIST tutorial: α as one more channel of the input, three halvings and doublings of
/// the size, ReLU after every convolution, skips that are added, and a 1×1 convolution at the end. Training
/// runs without autograd, and in the channels-last layout.
class SimpleUnetNetwork : public VelocityNetwork {
public:
  /// `shape` is [C, H, W] with H and W multiples of 8.
  SimpleUnetNetwork(const SampleShape& shape, std::int64_t width);

  torch::Tensor forward(const NetworkInput& input) override;
  torch::Tensor accumulateGradients(const NetworkInput& input, const torch::Tensor& target) override;
  bool supportsBFloat16() const override { return true; }
  double forwardCost() const override;

private:
  /// Each stage takes the one before: value = relu(layer(value before)) + value of the skip.
  struct Stage {
    std::shared_ptr<UnetLayer> layer;
    std::optional<std::size_t> skip; ///< the stage whose value is added
  };

  void addStage(const char* name, const ConvolutionForm& form, std::optional<std::size_t> skip = {});
  torch::ScalarType computeType() const;
  void takeWeights();
  /// x and α as the first layer takes them: [N, C + 1, H, W].
  torch::Tensor joined(const NetworkInput& input) const;
  /// The value that the stage adds, undefined if none, of the `values` of the stages before it.
  static torch::Tensor skipOf(const Stage& stage, const std::vector<torch::Tensor>& values);
  /// `activated` and `values` are those of the stages.
  void backward(const torch::Tensor& ofVelocity, const torch::Tensor& input,
                const std::vector<torch::Tensor>& activated, const std::vector<torch::Tensor>& values);

  SampleShape m_shape;
  std::vector<Stage> m_stages;
  std::shared_ptr<UnetLayer> m_output;
  torch::Tensor m_loss;
};

} // namespace deblend
