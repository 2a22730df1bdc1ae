#include "convolution/narrow_convolution.h"

#include "convolution/channel_multiple.h"
#include "convolution/channels_last.h"
#include "convolution/image_stretches.h"
#include "convolution/matrix_product.h"
#include "convolution/pixel_kernels.h"
#include "convolution/weight_sums.h"

#include <ATen/ops/convolution_backward.h>
#include <ATen/ops/threshold_backward.h>

#include <algorithm>
#include <vector>

namespace deblend {
namespace {

constexpr std::int64_t kernelSide = 3;

/// An image with a border of zeros, one pixel wide: three neighbours along a row, all their channels, stand
/// one after the other there, so that the rows of a matrix overlap.
class BorderedImage {
public:
  BorderedImage(std::int64_t height, std::int64_t width, std::int64_t channels)
      : m_height(height), m_width(width), m_channels(channels),
        m_values(static_cast<std::size_t>((height + 2) * rowStride())) {}

  void copy(const float* image) {
    for (std::int64_t row = 0; row < m_height; ++row)
      std::copy_n(image + row * m_width * m_channels, m_width * m_channels,
                  m_values.data() + (row + 1) * rowStride() + m_channels);
  }

  std::int64_t rowStride() const { return (m_width + 2) * m_channels; }
  /// The row above the image's row `number`.
  const float* rowAbove(std::int64_t number) const { return m_values.data() + number * rowStride(); }

private:
  std::int64_t m_height, m_width, m_channels;
  std::vector<float> m_values;
};

} // namespace

bool NarrowConvolution::suits(const ConvolutionForm& form) {
  return form.kernelSize == kernelSide && form.stride == 1 && !form.isTransposed &&
         form.inputs < channelMultiple && form.outputs % channelMultiple == 0;
}

void NarrowConvolution::setWeight(const torch::Tensor& weight, const torch::Tensor& bias) {
  m_given = weight.detach();
  m_weight = m_given.permute({2, 3, 1, 0}).reshape({kernelSide, -1, weight.size(0)}).contiguous();
  m_bias = bias.detach().contiguous();
}

CpuConvolution::Output NarrowConvolution::forward(const torch::Tensor& input, bool clipsNegative,
                                                  const torch::Tensor& skip) const {
  const torch::Tensor from = channelsLast(input), addend = channelsLast(skip);
  const std::int64_t height = from.size(2), width = from.size(3);
  const std::int64_t inner = m_weight.size(1), outputs = m_weight.size(2);
  const torch::Tensor activated = emptyChannelsLast(from.size(0), outputs, height, width);
  const Output output{activated, skip.defined() ? torch::empty_like(activated) : activated};
  forStretches(from.size(0), [&](std::int64_t, std::int64_t first, std::int64_t end) {
    BorderedImage image(height, width, from.size(1));
    for (std::int64_t i = first; i < end; ++i) {
      image.copy(imageOf(from, i));
      for (std::int64_t row = 0; row < height; ++row) {
        multiply({.left = {image.rowAbove(row), from.size(1), 1},
                  .right = m_weight.const_data_ptr<float>(),
                  .rightStride = outputs,
                  .result = mutableImageOf(activated, i) + row * width * outputs,
                  .resultStride = outputs,
                  .rows = width,
                  .inner = inner,
                  .columns = outputs,
                  .repeats = {kernelSide, image.rowStride(), inner * outputs}});
        finishPixels(mutableImageOf(activated, i), row * width, (row + 1) * width, outputs,
                     {.bias = m_bias.const_data_ptr<float>(),
                      .clipsNegative = clipsNegative,
                      .addend = imageOf(addend, i),
                      .sum = mutableImageOf(output.value, i)});
      }
    }
  });
  return output;
}

CpuConvolution::Gradients NarrowConvolution::backward(const Backward& asked) const {
  const torch::Tensor input = channelsLast(asked.input), gradient = channelsLast(asked.gradient),
                      output = channelsLast(asked.output);
  const std::int64_t height = input.size(2), width = input.size(3);
  const std::int64_t inner = m_weight.size(1), outputs = m_weight.size(2);
  WeightSums sums(stretchCount(input.size(0)), m_weight.sizes().vec(), outputs);
  forStretches(input.size(0), [&](std::int64_t stretch, std::int64_t first, std::int64_t end) {
    BorderedImage image(height, width, input.size(1));
    std::vector<float> masked(static_cast<std::size_t>(gradient.stride(0)));
    for (std::int64_t i = first; i < end; ++i) {
      image.copy(imageOf(input, i));
      maskGradient(imageOf(gradient, i), imageOf(output, i), height * width, outputs, masked.data(),
                   sums.bias(stretch));
      for (std::int64_t a = 0; a < kernelSide; ++a)
        multiply({.left = {image.rowAbove(a), 1, input.size(1)},
                  .right = masked.data(),
                  .rightStride = outputs,
                  .result = sums.weight(stretch) + a * inner * outputs,
                  .resultStride = outputs,
                  .rows = inner,
                  .inner = width,
                  .columns = outputs,
                  .adds = true,
                  .repeats = {height, image.rowStride(), width * outputs}});
    }
  });
  return {asked.wantsInput ? gradientOfInput(asked) : torch::Tensor(),
          sums.totalWeight().view({kernelSide, kernelSide, input.size(1), outputs}).permute({3, 2, 0, 1}),
          sums.totalBias()};
}

torch::Tensor NarrowConvolution::gradientOfInput(const Backward& asked) const {
  const torch::Tensor masked =
      asked.output.defined() ? at::threshold_backward(asked.gradient, asked.output, 0) : asked.gradient;
  const std::vector<std::int64_t> one(2, 1);
  const torch::Tensor ofInput = std::get<0>(at::convolution_backward(
      masked, asked.input, m_given, at::OptionalIntArrayRef(), one, one, one,
      /*transposed=*/false, std::vector<std::int64_t>(2, 0), /*groups=*/1, {true, false, false}));
  return asked.addend.defined() ? ofInput + asked.addend : ofInput;
}

} // namespace deblend
