#pragma once

#include <cstdint>

namespace deblend {

/// The bits of a bfloat16 number.
using BFloat16Bits = std::uint16_t;

/// What comes after a convolution. `Number` is float or BFloat16Bits.
template <typename Number>
struct Finish {
  const float* bias = nullptr;    ///< [channels]; null: none
  bool clipsNegative = false;     ///< a ReLU, after the bias
  const Number* addend = nullptr; ///< [pixels, channels], added last; null: none
  Number* sum = nullptr;          ///< takes values + addend, if there is an addend; may be the values
};

/// Pixels are [pixels, channels], one after the other; `channels` is a multiple of channelMultiple. The
/// arithmetic is float32.
///
/// For the pixels [begin, end): adds the bias to the values and clips them, in place, then adds the addend.
void finishPixels(float* values, std::int64_t begin, std::int64_t end, std::int64_t channels,
                  const Finish<float>& finish);
void finishPixels(BFloat16Bits* values, std::int64_t begin, std::int64_t end, std::int64_t channels,
                  const Finish<BFloat16Bits>& finish);

/// The gradient where `output` is above 0, and 0 elsewhere; all of it if `output` is null. Adds the sum over
/// the pixels to `biasGradient`.
void maskGradient(const float* gradient, const float* output, std::int64_t pixels, std::int64_t channels,
                  float* masked, float* biasGradient);
void maskGradient(const BFloat16Bits* gradient, const BFloat16Bits* output, std::int64_t pixels,
                  std::int64_t channels, BFloat16Bits* masked, float* biasGradient);

} // namespace deblend
