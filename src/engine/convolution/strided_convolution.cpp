#include "convolution/strided_convolution.h"

#include "convolution/channel_multiple.h"
#include "convolution/channels_last.h"
#include "convolution/image_stretches.h"
#include "convolution/pixel_kernels.h"
#include "convolution/strided_images.h"
#include "convolution/weight_sums.h"
#include "core/error.h"

#include <ATen/ops/empty.h>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace deblend {
namespace {

constexpr std::int64_t kernelSide = 3;

/// So many pixels are convolved at a time that they and the weights of a shift stay in a core's first cache.
constexpr std::int64_t blockPixels = 64;

/// Some rows at a time, and what comes after them while they are in the caches.
void convolveImage(const StridedImages& images, bool doubles, const float* from, const float* weights,
                   float* to, const Finish<float>& finish) {
  const std::int64_t rows = doubles ? 2 * images.height : images.height;
  const std::int64_t width = doubles ? 2 * images.width : images.width;
  const std::int64_t channels = doubles ? images.largeChannels : images.smallChannels;
  const std::int64_t blockRows = std::max<std::int64_t>(1, blockPixels / width);
  for (std::int64_t begin = 0; begin < rows; begin += blockRows) {
    const std::int64_t end = std::min(begin + blockRows, rows);
    (doubles ? doubleIntoRows : halveIntoRows)(images, from, weights, begin, end, to);
    finishPixels(to, begin * width, end * width, channels, finish);
  }
}

} // namespace

bool StridedConvolution::suits(const ConvolutionForm& form) {
  return form.kernelSize == kernelSide && form.stride == 2 && form.inputs % channelMultiple == 0 &&
         form.outputs % channelMultiple == 0;
}

void StridedConvolution::setWeight(const torch::Tensor& weight, const torch::Tensor& bias) {
  m_halving = weight.detach().permute({2, 3, 1, 0}).contiguous();
  m_doubling = weight.detach().permute({2, 3, 0, 1}).contiguous();
  m_bias = bias.detach().contiguous();
}

StridedImages StridedConvolution::imagesFor(const torch::Tensor& input) const {
  const std::int64_t height = input.size(2), width = input.size(3);
  if (m_isTransposed)
    return {height, width, m_halving.size(3), m_halving.size(2)};
  if (height % 2 != 0 || width % 2 != 0)
    throw Error(
        fmt::format("A convolution that halves images takes even heights and widths, not {} × {} pixels.",
                    height, width));
  return {height / 2, width / 2, m_halving.size(3), m_halving.size(2)};
}

CpuConvolution::Output StridedConvolution::forward(const torch::Tensor& input, bool clipsNegative,
                                                   const torch::Tensor& skip) const {
  const torch::Tensor from = channelsLast(input), addend = channelsLast(skip);
  const StridedImages images = imagesFor(from);
  const torch::Tensor activated =
      m_isTransposed
          ? emptyChannelsLast(from.size(0), images.largeChannels, 2 * images.height, 2 * images.width)
          : emptyChannelsLast(from.size(0), images.smallChannels, images.height, images.width);
  const Output output{activated, skip.defined() ? torch::empty_like(activated) : activated};
  const auto* weights = (m_isTransposed ? m_doubling : m_halving).const_data_ptr<float>();
  forStretches(from.size(0), [&](std::int64_t, std::int64_t first, std::int64_t end) {
    for (std::int64_t i = first; i < end; ++i)
      convolveImage(images, m_isTransposed, imageOf(from, i), weights, mutableImageOf(activated, i),
                    {.bias = m_bias.const_data_ptr<float>(),
                     .clipsNegative = clipsNegative,
                     .addend = imageOf(addend, i),
                     .sum = mutableImageOf(output.value, i)});
  });
  return output;
}

CpuConvolution::Gradients StridedConvolution::backward(const Backward& asked) const {
  const torch::Tensor input = channelsLast(asked.input), gradient = channelsLast(asked.gradient),
                      output = channelsLast(asked.output), addend = channelsLast(asked.addend);
  const StridedImages images = imagesFor(input);
  const torch::Tensor ofInput = asked.wantsInput ? torch::empty_like(input) : torch::Tensor();
  const auto* weights = (m_isTransposed ? m_halving : m_doubling).const_data_ptr<float>();
  WeightSums sums(stretchCount(input.size(0)), m_halving.sizes().vec(), m_bias.numel());
  forStretches(input.size(0), [&](std::int64_t stretch, std::int64_t first, std::int64_t end) {
    std::vector<float> masked(static_cast<std::size_t>(gradient.stride(0)));
    for (std::int64_t i = first; i < end; ++i) {
      maskGradient(imageOf(gradient, i), imageOf(output, i), gradient.stride(0) / m_bias.numel(),
                   m_bias.numel(), masked.data(), sums.bias(stretch));
      addWeightGradient(images, m_isTransposed ? masked.data() : imageOf(input, i),
                        m_isTransposed ? imageOf(input, i) : masked.data(), sums.weight(stretch));
      if (asked.wantsInput)
        convolveImage(images, !m_isTransposed, masked.data(), weights, mutableImageOf(ofInput, i),
                      {.addend = imageOf(addend, i), .sum = mutableImageOf(ofInput, i)});
    }
  });
  return {ofInput, sums.totalWeight().permute({3, 2, 0, 1}), sums.totalBias()};
}

} // namespace deblend
