#include "convolution/pointwise_convolution.h"

#include "convolution/channels_last.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/threshold_backward.h>

namespace deblend {
namespace {

/// [N, C, H, W] as the matrix [N·H·W, C], without a copy where the channels come last.
torch::Tensor pixelsOf(const torch::Tensor& images) {
  return channelsLast(images).permute({0, 2, 3, 1}).reshape({-1, images.size(1)});
}

/// The images [N, C, H, W] whose pixels these are, N, H and W those of `like`.
torch::Tensor imagesOf(const torch::Tensor& pixels, const torch::Tensor& like) {
  return pixels.view({like.size(0), like.size(2), like.size(3), pixels.size(1)}).permute({0, 3, 1, 2});
}

} // namespace

bool PointwiseConvolution::suits(const ConvolutionForm& form) {
  return form.kernelSize == 1 && form.stride == 1 && !form.isTransposed;
}

void PointwiseConvolution::setWeight(const torch::Tensor& weight, const torch::Tensor& bias) {
  m_weight = weight.detach().view({weight.size(0), weight.size(1)});
  m_bias = bias.detach();
}

CpuConvolution::Output PointwiseConvolution::forward(const torch::Tensor& input, bool clipsNegative,
                                                     const torch::Tensor& skip) const {
  torch::Tensor values = imagesOf(at::addmm(m_bias, pixelsOf(input), m_weight.t()), input);
  if (clipsNegative)
    values.relu_();
  return {values, skip.defined() ? values + skip : values};
}

CpuConvolution::Gradients PointwiseConvolution::backward(const Backward& asked) const {
  const torch::Tensor gradient = pixelsOf(
      asked.output.defined() ? at::threshold_backward(asked.gradient, asked.output, 0) : asked.gradient);
  torch::Tensor ofInput;
  if (asked.wantsInput) {
    ofInput = imagesOf(gradient.mm(m_weight), asked.input);
    if (asked.addend.defined())
      ofInput.add_(asked.addend);
  }
  return {ofInput, gradient.t().mm(pixelsOf(asked.input)).view({m_weight.size(0), m_weight.size(1), 1, 1}),
          gradient.sum(0)};
}

} // namespace deblend
