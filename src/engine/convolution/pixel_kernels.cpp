#include "convolution/pixel_kernels.h"

#include "convolution/channel_multiple.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "convolution/pixel_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace deblend::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Channels = hn::CappedTag<float, channelMultiple>;
constexpr Channels channel;

void finishPixels(float* values, std::int64_t begin, std::int64_t end, std::int64_t channels,
                  const Finish& finish) {
  const auto zero = hn::Zero(channel);
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(channel));
  for (std::int64_t pixel = begin * channels; pixel < end * channels; pixel += channels)
    for (std::int64_t c = 0; c < channels; c += lanes) {
      auto value = hn::LoadU(channel, values + pixel + c);
      if (finish.bias)
        value = hn::Add(value, hn::LoadU(channel, finish.bias + c));
      if (finish.clipsNegative) // a NaN must stay one: training looks for it
        value = hn::IfThenZeroElse(hn::Lt(value, zero), value);
      hn::StoreU(value, channel, values + pixel + c);
      if (finish.addend)
        hn::StoreU(hn::Add(value, hn::LoadU(channel, finish.addend + pixel + c)), channel,
                   finish.sum + pixel + c);
    }
}

void maskGradient(const float* gradient, const float* output, std::int64_t pixels, std::int64_t channels,
                  float* masked, float* biasGradient) {
  const auto zero = hn::Zero(channel);
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(channel));
  for (std::int64_t c = 0; c < channels; c += lanes) {
    auto sum = hn::LoadU(channel, biasGradient + c);
    for (std::int64_t i = c; i < pixels * channels; i += channels) {
      auto value = hn::LoadU(channel, gradient + i);
      if (output)
        value = hn::IfThenElseZero(hn::Gt(hn::LoadU(channel, output + i), zero), value);
      sum = hn::Add(sum, value);
      hn::StoreU(value, channel, masked + i);
    }
    hn::StoreU(sum, channel, biasGradient + c);
  }
}

} // namespace
} // namespace deblend::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace deblend {

HWY_EXPORT(finishPixels);
HWY_EXPORT(maskGradient);

void finishPixels(float* values, std::int64_t begin, std::int64_t end, std::int64_t channels,
                  const Finish& finish) {
  HWY_DYNAMIC_DISPATCH(finishPixels)(values, begin, end, channels, finish);
}

void maskGradient(const float* gradient, const float* output, std::int64_t pixels, std::int64_t channels,
                  float* masked, float* biasGradient) {
  HWY_DYNAMIC_DISPATCH(maskGradient)(gradient, output, pixels, channels, masked, biasGradient);
}

} // namespace deblend
#endif
