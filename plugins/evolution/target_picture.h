#pragma once

#include "genome.h"

#include <cstdint>
#include <vector>

namespace deblend::evolution {

/// The picture that is approximated.
struct TargetPicture {
  int columns = 0;                 ///< 1 or more
  int rows = 0;                    ///< 1 or more
  int channels = 3;                ///< 1 or 3
  std::vector<std::uint8_t> bytes; ///< [channels, rows, columns]

  std::int64_t valueCount() const { return static_cast<std::int64_t>(columns) * rows * channels; }
  Extent extent() const;
  /// From 0 to 1 in every channel.
  Colour mean() const;
};

/// From interleaved bytes [rows, columns, channels] of 1 (gray), 3 (RGB) or 4 (RGBA) channels. Transparency
/// lies over `background`. Throws Error for other channels or a size that does not fit.
TargetPicture makeTarget(const std::uint8_t* pixels, int columns, int rows, int channels,
                         const std::array<std::uint8_t, 3>& background);

/// At another size of 1 or more: the mean over areas where that is smaller, else between the pixels.
TargetPicture resized(const TargetPicture& target, int columns, int rows);

/// Reduced by the mean over areas to at most `longerSide` pixels; as it is where it is no larger, or for 0.
TargetPicture reduced(const TargetPicture& target, int longerSide);

} // namespace deblend::evolution
