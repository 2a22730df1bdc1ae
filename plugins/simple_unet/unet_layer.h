#pragma once

#include "convolution/cpu_convolution.h"

#include <torch/nn/module.h>
#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <utility>

namespace deblend {

/// A convolution and its activation, with a backward pass of its own. Float32 on the CPU runs as a
/// CpuConvolution, where one suits and no gradients are recorded. `weight` and `bias` have the names, the
/// shapes and the first values of LibTorch's Conv2d and ConvTranspose2d.
class UnetLayer : public torch::nn::Module {
public:
  /// `hasRelu` puts a ReLU after the convolution.
  UnetLayer(const ConvolutionForm& form, bool hasRelu);

  /// Copies the weights into the given type, in which forward() and backward() compute from then on.
  void useWeightsAs(torch::ScalarType type);
  /// [N, inputs, H, W] to [N, outputs, H', W'], plus the skip unless it is undefined, with the weights as
  /// they were copied last. Differentiable where gradients are enabled.
  CpuConvolution::Output forward(const torch::Tensor& input, const torch::Tensor& skip) const;
  /// Adds the weights' gradients to their grad(). `asked.output` is forward()'s `activated`, whether or not
  /// there is a ReLU. Returns the gradient of the input, undefined unless wanted.
  torch::Tensor backward(CpuConvolution::Backward asked) const;

  /// Floating-point operations for an input of so many pixels.
  double cost(std::int64_t inputPixels) const;
  /// Pixels of the output for `inputPixels`.
  std::int64_t outputPixels(std::int64_t inputPixels) const;

private:
  CpuConvolution::Gradients libTorchBackward(const CpuConvolution::Backward& asked) const;
  /// The gradients of input and weight, as far as they are wanted.
  std::pair<torch::Tensor, torch::Tensor> convolutionBackward(const torch::Tensor& gradient,
                                                              const torch::Tensor& input, bool wantsInput,
                                                              bool wantsWeight) const;
  /// As that of the convolution from gradient to input that the transposed one is the transpose of: the same
  /// numbers, three times as fast on processors.
  torch::Tensor transposedWeightGradient(const torch::Tensor& gradient, const torch::Tensor& input) const;

  ConvolutionForm m_form;
  bool m_hasRelu;
  std::vector<std::int64_t> m_stride;
  std::vector<std::int64_t> m_padding;
  std::vector<std::int64_t> m_outputPadding;
  torch::Tensor m_weight;
  torch::Tensor m_bias;
  torch::Tensor m_usedWeight;
  torch::Tensor m_usedBias;
  std::unique_ptr<CpuConvolution> m_cpuConvolution; ///< null where none suits
  bool m_usesCpuConvolution = false;                ///< it has the same weights, and suits the type asked for
};

} // namespace deblend
