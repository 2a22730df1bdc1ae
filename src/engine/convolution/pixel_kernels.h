#pragma once

#include <cstdint>

namespace deblend {

/// What comes after a convolution.
struct Finish {
  const float* bias = nullptr;   ///< [channels]; null: none
  bool clipsNegative = false;    ///< a ReLU, after the bias
  const float* addend = nullptr; ///< [pixels, channels], added last; null: none
  float* sum = nullptr;          ///< takes values + addend, if there is an addend; may be the values
};

/// Pixels are [pixels, channels], one after the other; `channels` is a multiple of channelMultiple.
///
/// For the pixels [begin, end): adds the bias to the values and clips them, in place, then adds the addend.
void finishPixels(float* values, std::int64_t begin, std::int64_t end, std::int64_t channels,
                  const Finish& finish);
/// The gradient where `output` is above 0, and 0 elsewhere; all of it if `output` is null. Adds the sum over
/// the pixels to `biasGradient`.
void maskGradient(const float* gradient, const float* output, std::int64_t pixels, std::int64_t channels,
                  float* masked, float* biasGradient);

} // namespace deblend
