#include "convolution/activation.h"

#include "convolution/channel_multiple.h"
#include "convolution/channels_last.h"
#include "convolution/image_stretches.h"
#include "convolution/pixel_kernels.h"
#include "convolution/weight_sums.h"

#include <ATen/ops/empty_like.h>
#include <ATen/ops/threshold_backward.h>

namespace deblend {
namespace {

bool suitsKernels(const torch::Tensor& images) {
  return images.is_cpu() && !at::GradMode::is_enabled() && images.size(1) % channelMultiple == 0 &&
         images.is_contiguous(torch::MemoryFormat::ChannelsLast) &&
         (images.scalar_type() == torch::kFloat32 || images.scalar_type() == torch::kBFloat16);
}

/// work(images' values) with their type.
template <typename Work>
void withValues(const torch::Tensor& images, Work work) {
  if (images.scalar_type() == torch::kFloat32)
    work(static_cast<float*>(images.mutable_data_ptr()));
  else
    work(static_cast<BFloat16Bits*>(images.mutable_data_ptr()));
}

template <typename Number>
Number* valuesOrNull(const torch::Tensor& images) {
  return images.defined() ? static_cast<Number*>(images.mutable_data_ptr()) : nullptr;
}

} // namespace

CpuConvolution::Output activate(const torch::Tensor& convolved, bool clipsNegative,
                                const torch::Tensor& skip) {
  if (!suitsKernels(convolved)) {
    const torch::Tensor activated = clipsNegative ? convolved.relu_() : convolved;
    return {activated, skip.defined() ? activated + skip : activated};
  }
  const torch::Tensor addend = channelsLast(skip);
  const torch::Tensor value = skip.defined() ? torch::empty_like(convolved) : convolved;
  const std::int64_t pixels = convolved.size(2) * convolved.size(3);
  withValues(convolved, [&]<typename Number>(Number* values) {
    forStretches(convolved.size(0), [&](std::int64_t, std::int64_t first, std::int64_t end) {
      finishPixels(values, first * pixels, end * pixels, convolved.size(1),
                   {.clipsNegative = clipsNegative,
                    .addend = valuesOrNull<Number>(addend),
                    .sum = valuesOrNull<Number>(value)});
    });
  });
  return {convolved, value};
}

MaskedGradient maskedGradient(const torch::Tensor& gradient, const torch::Tensor& output) {
  const torch::Tensor from = channelsLast(gradient), clipped = channelsLast(output);
  if (!suitsKernels(from)) {
    const torch::Tensor masked = output.defined() ? at::threshold_backward(gradient, output, 0) : gradient;
    return {masked, masked.sum({0, 2, 3}, /*keepdim=*/false, torch::kFloat32)};
  }
  const torch::Tensor masked = torch::empty_like(from);
  const std::int64_t channels = from.size(1);
  WeightSums sums(stretchCount(from.size(0)), {}, channels);
  withValues(from, [&]<typename Number>(const Number* values) {
    forStretches(from.size(0), [&](std::int64_t stretch, std::int64_t first, std::int64_t end) {
      const std::int64_t begin = first * from.stride(0);
      const Number* outputs = valuesOrNull<Number>(clipped);
      maskGradient(values + begin, outputs ? outputs + begin : nullptr,
                   (end - first) * from.size(2) * from.size(3), channels,
                   valuesOrNull<Number>(masked) + begin, sums.bias(stretch));
    });
  });
  return {masked, sums.totalBias()};
}

} // namespace deblend
