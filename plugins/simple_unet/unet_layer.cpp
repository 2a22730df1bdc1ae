#include "unet_layer.h"

#include "convolution/activation.h"

#include <ATen/ops/convolution.h>
#include <ATen/ops/convolution_backward.h>
#include <ATen/ops/empty.h>
#include <torch/nn/init.h>

#include <array>
#include <cmath>

namespace deblend {
namespace {

constexpr std::array<std::int64_t, 2> noDilation = {1, 1};

std::vector<std::int64_t> weightShape(const ConvolutionForm& form) {
  const std::int64_t first = form.isTransposed ? form.inputs : form.outputs;
  const std::int64_t second = form.isTransposed ? form.outputs : form.inputs;
  return {first, second, form.kernelSize, form.kernelSize};
}

} // namespace

UnetLayer::UnetLayer(const ConvolutionForm& form, bool hasRelu)
    : m_form(form), m_hasRelu(hasRelu), m_stride(2, form.stride), m_padding(2, form.kernelSize / 2),
      m_outputPadding(2, form.isTransposed ? form.stride - 1 : 0),
      m_weight(register_parameter("weight", torch::empty(weightShape(form)))),
      m_bias(register_parameter("bias", torch::empty({form.outputs}))),
      m_cpuConvolution(makeCpuConvolution(form)) {
  // As LibTorch draws them, which counts the fan-in along the weight's second dimension for both kinds.
  torch::nn::init::kaiming_uniform_(m_weight, std::sqrt(5.0));
  const double bound = 1 / std::sqrt(static_cast<double>(m_weight[0].numel()));
  torch::nn::init::uniform_(m_bias, -bound, bound);
}

void UnetLayer::useWeightsAs(torch::ScalarType type) {
  m_usedWeight = m_weight.to(type);
  m_usedBias = m_bias.to(type);
  m_usesCpuConvolution =
      m_cpuConvolution && type == torch::kFloat32 && m_weight.is_cpu() && !at::GradMode::is_enabled();
  if (m_usesCpuConvolution)
    m_cpuConvolution->setWeight(m_weight, m_bias);
}

CpuConvolution::Output UnetLayer::forward(const torch::Tensor& input, const torch::Tensor& skip) const {
  if (m_usesCpuConvolution)
    return m_cpuConvolution->forward(input, m_hasRelu, skip);
  return activate(at::convolution(input, m_usedWeight, m_usedBias, m_stride, m_padding, noDilation,
                                  m_form.isTransposed, m_outputPadding, /*groups=*/1),
                  m_hasRelu, skip);
}

torch::Tensor UnetLayer::backward(CpuConvolution::Backward asked) const {
  if (!m_hasRelu)
    asked.output = torch::Tensor();
  const CpuConvolution::Gradients gradients =
      m_usesCpuConvolution ? m_cpuConvolution->backward(asked) : libTorchBackward(asked);
  m_weight.mutable_grad().add_(gradients.weight);
  m_bias.mutable_grad().add_(gradients.bias);
  return gradients.input;
}

CpuConvolution::Gradients UnetLayer::libTorchBackward(const CpuConvolution::Backward& asked) const {
  const auto [before, ofBias] = maskedGradient(asked.gradient, asked.output);
  const bool swaps = m_form.isTransposed && m_weight.is_cpu();
  const auto [ofInput, ofWeight] = convolutionBackward(before, asked.input, asked.wantsInput, !swaps);
  return {asked.wantsInput ? activate(ofInput, /*clipsNegative=*/false, asked.addend).value : torch::Tensor(),
          swaps ? transposedWeightGradient(before, asked.input) : ofWeight, ofBias};
}

std::pair<torch::Tensor, torch::Tensor> UnetLayer::convolutionBackward(const torch::Tensor& gradient,
                                                                       const torch::Tensor& input,
                                                                       bool wantsInput,
                                                                       bool wantsWeight) const {
  const auto [ofInput, ofWeight, ofBias] = at::convolution_backward(
      gradient, input, m_usedWeight, at::OptionalIntArrayRef(), m_stride, m_padding, noDilation,
      m_form.isTransposed, m_outputPadding, /*groups=*/1, {wantsInput, wantsWeight, false});
  return {ofInput, ofWeight};
}

torch::Tensor UnetLayer::transposedWeightGradient(const torch::Tensor& gradient,
                                                  const torch::Tensor& input) const {
  return std::get<1>(at::convolution_backward(input, gradient, m_usedWeight, at::OptionalIntArrayRef(),
                                              m_stride, m_padding, noDilation, /*transposed=*/false,
                                              std::vector<std::int64_t>(2, 0),
                                              /*groups=*/1, {false, true, false}));
}

double UnetLayer::cost(std::int64_t inputPixels) const {
  const std::int64_t applications = m_form.isTransposed ? inputPixels : outputPixels(inputPixels);
  return 2 * static_cast<double>(m_weight.numel()) * static_cast<double>(applications);
}

std::int64_t UnetLayer::outputPixels(std::int64_t inputPixels) const {
  const std::int64_t area = m_form.stride * m_form.stride;
  return m_form.isTransposed ? inputPixels * area : inputPixels / area;
}

} // namespace deblend
