#pragma once

#include "network/winograd_convolution.h"

#include <torch/nn/module.h>
#include <torch/types.h>

#include <array>
#include <cstdint>
#include <optional>
#include <tuple>

namespace deblend {

struct UnetLayerOptions {
  std::int64_t inputs = 1;
  std::int64_t outputs = 1;
  std::int64_t kernelSize = 3;
  std::int64_t stride = 1;
  bool isTransposed = false; ///< one of stride 2 doubles height and width
  bool hasRelu = true;       ///< after the convolution
};

/// A convolution and its activation, with a backward pass of its own. Those of 3×3 kernels and stride 1 run
/// on the CPU as WinogradConvolution, where that suits and no gradients are recorded. `weight` and `bias`
/// have the names, the shapes and the first values of LibTorch's Conv2d and ConvTranspose2d.
class UnetLayer : public torch::nn::Module {
public:
  explicit UnetLayer(const UnetLayerOptions& options);

  /// Copies the weights into the given type, in which forward() and backward() compute from then on.
  void useWeightsAs(torch::ScalarType type);
  /// [N, inputs, H, W] to [N, outputs, H', W'], with the weights as they were copied last. Differentiable
  /// where gradients are enabled.
  torch::Tensor forward(const torch::Tensor& input) const;
  /// For the gradient of the output that forward() gave for the input: adds the weights' gradients to their
  /// grad(). Returns the gradient of the input, undefined unless wanted.
  torch::Tensor backward(const torch::Tensor& gradient, const torch::Tensor& output,
                         const torch::Tensor& input, bool wantsInput) const;

  /// Floating-point operations for an input of so many pixels.
  double cost(std::int64_t inputPixels) const;
  /// Pixels of the output for `inputPixels`.
  std::int64_t outputPixels(std::int64_t inputPixels) const;

private:
  bool suitsWinograd(torch::ScalarType type) const;
  /// The gradients of input, weight and bias, as far as they are wanted.
  std::tuple<torch::Tensor, torch::Tensor, torch::Tensor>
  convolutionBackward(const torch::Tensor& gradient, const torch::Tensor& input,
                      std::array<bool, 3> wanted) const;
  /// As that of the convolution from gradient to input that the transposed one is the transpose of: the same
  /// numbers, three times as fast on processors.
  torch::Tensor transposedWeightGradient(const torch::Tensor& gradient, const torch::Tensor& input) const;

  UnetLayerOptions m_options;
  std::vector<std::int64_t> m_stride;
  std::vector<std::int64_t> m_padding;
  std::vector<std::int64_t> m_outputPadding;
  torch::Tensor m_weight;
  torch::Tensor m_bias;
  torch::Tensor m_usedWeight;
  torch::Tensor m_usedBias;
  std::optional<WinogradConvolution> m_winograd; ///< of the same weights, while gradients are not recorded
};

} // namespace deblend
