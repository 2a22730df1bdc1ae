#include "unet_layer.h"

#include <ATen/ops/convolution.h>
#include <ATen/ops/convolution_backward.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/threshold_backward.h>
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

bool UnetLayer::suitsWinograd(torch::ScalarType type) const {
  return type == torch::kFloat32 && m_weight.is_cpu() && !at::GradMode::is_enabled() &&
         m_options.kernelSize == 3 && m_options.stride == 1 &&
         WinogradConvolution::suits(m_options.inputs, m_options.outputs);
}

void UnetLayer::useWeightsAs(torch::ScalarType type) {
  m_usedWeight = m_weight.to(type);
  m_usedBias = m_bias.to(type);
  m_winograd.reset();
  if (suitsWinograd(type))
    m_winograd.emplace().setWeight(m_weight, m_bias);
}

torch::Tensor UnetLayer::forward(const torch::Tensor& input) const {
  if (m_winograd)
    return m_winograd->forward(input, m_options.hasRelu);
  torch::Tensor result = at::convolution(input, m_usedWeight, m_usedBias, m_stride, m_padding, noDilation,
                                         m_options.isTransposed, m_outputPadding, /*groups=*/1);
  return m_options.hasRelu ? result.relu_() : result;
}

torch::Tensor UnetLayer::backward(const torch::Tensor& gradient, const torch::Tensor& output,
                                  const torch::Tensor& input, bool wantsInput) const {
  if (m_winograd) {
    const WinogradConvolution::Gradients gradients =
        m_winograd->backward(gradient, m_options.hasRelu ? output : torch::Tensor(), input, wantsInput);
    m_weight.mutable_grad().add_(gradients.weight);
    m_bias.mutable_grad().add_(gradients.bias);
    return gradients.input;
  }
  const torch::Tensor before = m_options.hasRelu ? at::threshold_backward(gradient, output, 0) : gradient;
  const bool swaps = m_options.isTransposed && m_weight.is_cpu();
  const auto [inputGradient, weightGradient, biasGradient] =
      convolutionBackward(before, input, {wantsInput, !swaps, !swaps});
  m_weight.mutable_grad().add_(swaps ? transposedWeightGradient(before, input) : weightGradient);
  m_bias.mutable_grad().add_(swaps ? before.sum({0, 2, 3}) : biasGradient);
  return inputGradient;
}

std::tuple<torch::Tensor, torch::Tensor, torch::Tensor>
UnetLayer::convolutionBackward(const torch::Tensor& gradient, const torch::Tensor& input,
                               std::array<bool, 3> wanted) const {
  return at::convolution_backward(gradient, input, m_usedWeight, at::IntArrayRef({m_options.outputs}),
                                  m_stride, m_padding, noDilation, m_options.isTransposed, m_outputPadding,
                                  /*groups=*/1, wanted);
}

torch::Tensor UnetLayer::transposedWeightGradient(const torch::Tensor& gradient,
                                                  const torch::Tensor& input) const {
  return std::get<1>(at::convolution_backward(input, gradient, m_usedWeight, at::OptionalIntArrayRef(),
                                              m_stride, m_padding, noDilation, /*transposed=*/false,
                                              std::vector<std::int64_t>(2, 0),
                                              /*groups=*/1, {false, true, false}));
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
