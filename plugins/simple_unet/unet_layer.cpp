#include "unet_layer.h"

#include <ATen/ops/convolution.h>
#include <ATen/ops/convolution_backward.h>
#include <ATen/ops/empty.h>
#include <torch/nn/init.h>

#include <array>
#include <cmath>

namespace deblend {
namespace {

constexpr std::array<std::int64_t, 2> noDilation = {1, 1};

std::vector<std::int64_t> weightShape(const UnetLayerOptions& options) {
  const std::int64_t first = options.isTransposed ? options.inputs : options.outputs;
  const std::int64_t second = options.isTransposed ? options.outputs : options.inputs;
  return {first, second, options.kernelSize, options.kernelSize};
}

} // namespace

UnetLayer::UnetLayer(const UnetLayerOptions& options)
    : m_options(options), m_stride(2, options.stride), m_padding(2, options.kernelSize / 2),
      m_outputPadding(2, options.isTransposed ? options.stride - 1 : 0),
      m_weight(register_parameter("weight", torch::empty(weightShape(options)))),
      m_bias(register_parameter("bias", torch::empty({options.outputs}))) {
  // As LibTorch draws them, which counts the fan-in along the weight's second dimension for both kinds.
  torch::nn::init::kaiming_uniform_(m_weight, std::sqrt(5.0));
  const double bound = 1 / std::sqrt(static_cast<double>(m_weight[0].numel()));
  torch::nn::init::uniform_(m_bias, -bound, bound);
}

void UnetLayer::useWeightsAs(torch::ScalarType type) {
  m_usedWeight = m_weight.to(type);
  m_usedBias = m_bias.to(type);
}

torch::Tensor UnetLayer::forward(const torch::Tensor& input) const {
  return at::convolution(input, m_usedWeight, m_usedBias, m_stride, m_padding, noDilation,
                         m_options.isTransposed, m_outputPadding, /*groups=*/1);
}

torch::Tensor UnetLayer::backward(const torch::Tensor& gradient, const torch::Tensor& input,
                                  bool wantsInput) const {
  const auto [inputGradient, weightGradient, biasGradient] = at::convolution_backward(
      gradient, input, m_usedWeight, at::IntArrayRef({m_options.outputs}), m_stride, m_padding, noDilation,
      m_options.isTransposed, m_outputPadding, /*groups=*/1, {wantsInput, true, true});
  m_weight.mutable_grad().add_(weightGradient);
  m_bias.mutable_grad().add_(biasGradient);
  return inputGradient;
}

double UnetLayer::cost(std::int64_t inputPixels) const {
  const std::int64_t applications = m_options.isTransposed ? inputPixels : outputPixels(inputPixels);
  return 2 * static_cast<double>(m_weight.numel()) * static_cast<double>(applications);
}

std::int64_t UnetLayer::outputPixels(std::int64_t inputPixels) const {
  const std::int64_t area = m_options.stride * m_options.stride;
  return m_options.isTransposed ? inputPixels * area : inputPixels / area;
}

} // namespace deblend
