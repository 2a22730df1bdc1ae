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
using Vector = hn::Vec<Channels>;
constexpr Channels channel;
constexpr hn::RebindToUnsigned<Channels> wideBits;
constexpr hn::Rebind<BFloat16Bits, Channels> halfBits;

HWY_INLINE Vector load(const float* from) {
  return hn::LoadU(channel, from);
}

HWY_INLINE Vector load(const BFloat16Bits* from) {
  return hn::BitCast(channel, hn::ShiftLeft<16>(hn::PromoteTo(wideBits, hn::LoadU(halfBits, from))));
}

HWY_INLINE void store(Vector value, float* to) {
  hn::StoreU(value, channel, to);
}

/// Rounds to the nearest number, of two to the even one. A NaN stays one.
HWY_INLINE void store(Vector value, BFloat16Bits* to) {
  const auto bits = hn::BitCast(wideBits, value);
  const auto isOdd = hn::And(hn::ShiftRight<16>(bits), hn::Set(wideBits, 1));
  const auto rounded = hn::Add(bits, hn::Add(isOdd, hn::Set(wideBits, 0x7FFF)));
  const auto kept = hn::IfThenElse(hn::RebindMask(wideBits, hn::IsNaN(value)),
                                   hn::Or(bits, hn::Set(wideBits, 0x400000)), rounded);
  const hn::RebindToSigned<decltype(wideBits)> asSigned; // numbers below 2^16, which the conversion keeps
  hn::StoreU(hn::DemoteTo(halfBits, hn::BitCast(asSigned, hn::ShiftRight<16>(kept))), halfBits, to);
}

template <typename Number>
HWY_INLINE void finish(Number* values, std::int64_t begin, std::int64_t end, std::int64_t channels,
                       const Finish<Number>& with) {
  const auto zero = hn::Zero(channel);
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(channel));
  for (std::int64_t pixel = begin * channels; pixel < end * channels; pixel += channels)
    for (std::int64_t c = 0; c < channels; c += lanes) {
      auto value = load(values + pixel + c);
      if (with.bias)
        value = hn::Add(value, hn::LoadU(channel, with.bias + c));
      if (with.clipsNegative) // a NaN must stay one: training looks for it
        value = hn::IfThenZeroElse(hn::Lt(value, zero), value);
      if (with.addend)
        store(hn::Add(value, load(with.addend + pixel + c)), with.sum + pixel + c);
      if (!with.addend || with.sum != values)
        store(value, values + pixel + c);
    }
}

template <typename Number>
HWY_INLINE void maskBlock(const Number* gradient, const Number* output, std::int64_t pixels,
                          std::int64_t channels, Number* masked, float* biasGradient) {
  const auto zero = hn::Zero(channel);
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(channel));
  for (std::int64_t c = 0; c < channels; c += lanes) {
    auto sum = hn::LoadU(channel, biasGradient + c);
    for (std::int64_t i = c; i < pixels * channels; i += channels) {
      auto value = load(gradient + i);
      if (output)
        value = hn::IfThenElseZero(hn::Gt(load(output + i), zero), value);
      sum = hn::Add(sum, value);
      store(value, masked + i);
    }
    hn::StoreU(sum, channel, biasGradient + c);
  }
}

/// Block by block, each so small that a core's first cache holds it.
template <typename Number>
HWY_INLINE void mask(const Number* gradient, const Number* output, std::int64_t pixels, std::int64_t channels,
                     Number* masked, float* biasGradient) {
  constexpr std::int64_t blockPixels = 16;
  for (std::int64_t pixel = 0; pixel < pixels; pixel += blockPixels) {
    const std::int64_t offset = pixel * channels;
    maskBlock(gradient + offset, output ? output + offset : nullptr, HWY_MIN(blockPixels, pixels - pixel),
              channels, masked + offset, biasGradient);
  }
}

void finishFloats(float* values, std::int64_t begin, std::int64_t end, std::int64_t channels,
                  const Finish<float>& with) {
  finish(values, begin, end, channels, with);
}

void finishBFloat16(BFloat16Bits* values, std::int64_t begin, std::int64_t end, std::int64_t channels,
                    const Finish<BFloat16Bits>& with) {
  finish(values, begin, end, channels, with);
}

void maskFloats(const float* gradient, const float* output, std::int64_t pixels, std::int64_t channels,
                float* masked, float* biasGradient) {
  mask(gradient, output, pixels, channels, masked, biasGradient);
}

void maskBFloat16(const BFloat16Bits* gradient, const BFloat16Bits* output, std::int64_t pixels,
                  std::int64_t channels, BFloat16Bits* masked, float* biasGradient) {
  mask(gradient, output, pixels, channels, masked, biasGradient);
}

} // namespace
} // namespace deblend::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace deblend {

HWY_EXPORT(finishFloats);
HWY_EXPORT(finishBFloat16);
HWY_EXPORT(maskFloats);
HWY_EXPORT(maskBFloat16);

void finishPixels(float* values, std::int64_t begin, std::int64_t end, std::int64_t channels,
                  const Finish<float>& finish) {
  HWY_DYNAMIC_DISPATCH(finishFloats)(values, begin, end, channels, finish);
}

void finishPixels(BFloat16Bits* values, std::int64_t begin, std::int64_t end, std::int64_t channels,
                  const Finish<BFloat16Bits>& finish) {
  HWY_DYNAMIC_DISPATCH(finishBFloat16)(values, begin, end, channels, finish);
}

void maskGradient(const float* gradient, const float* output, std::int64_t pixels, std::int64_t channels,
                  float* masked, float* biasGradient) {
  HWY_DYNAMIC_DISPATCH(maskFloats)(gradient, output, pixels, channels, masked, biasGradient);
}

void maskGradient(const BFloat16Bits* gradient, const BFloat16Bits* output, std::int64_t pixels,
                  std::int64_t channels, BFloat16Bits* masked, float* biasGradient) {
  HWY_DYNAMIC_DISPATCH(maskBFloat16)(gradient, output, pixels, channels, masked, biasGradient);
}

} // namespace deblend
#endif
