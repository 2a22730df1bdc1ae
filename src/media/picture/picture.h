#pragma once

#include "colours/rgb.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace deblend {

// An 8-bit sRGB picture, row by row from the top: three bytes (red, green, blue) a pixel.
struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgb;
};

// The pixels [left, left + width) × [top, top + height).
struct PixelArea {
  int left = 0;
  int top = 0;
  int width = 0;
  int height = 0;
};

inline constexpr int maximumPictureSide = 16'384;
inline constexpr std::int64_t maximumPicturePixels = 64LL * 1024 * 1024;

// Throws MediaError unless both sides are in [1, maximumPictureSide] and the area within
// maximumPicturePixels.
void checkPictureSize(int width, int height);
// The same for a whole picture, whose bytes must also be as many as its size asks.
void checkPicture(const Picture& picture);

// A picture of one colour. Throws MediaError for a size that checkPictureSize() refuses.
Picture makePicture(int width, int height, Rgb colour);

// Place of the first byte of a pixel that lies within the picture.
inline std::size_t pixelOffset(const Picture& picture, int x, int y) {
  return (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
          static_cast<std::size_t>(x)) *
         3;
}

inline Rgb pixelAt(const Picture& picture, int x, int y) {
  const std::uint8_t* bytes = picture.rgb.data() + pixelOffset(picture, x, y);
  return {.red = bytes[0], .green = bytes[1], .blue = bytes[2]};
}

} // namespace deblend
