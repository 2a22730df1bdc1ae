#pragma once

#include "data/image_format.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <span>

namespace deblend {

/// A picture as OpenCV decodes it: rows of 8 or 16 bits, or of real numbers; 1 to 4 channels, blue first,
/// alpha last.
struct DecodedImage {
  cv::Mat pixels;
  ImageTraits traits;
};

/// Everything that is in the file, not turned. Throws Error, with a clause that ends a sentence, for bytes
/// that are no image, one that is cut short or damaged, or larger than maximumImagePixels.
DecodedImage decodeImage(std::span<const std::uint8_t> bytes, const ImageHeader& header);

/// For looking at, upright: turned as the file says, and of a JPEG perhaps a smaller version whose shorter
/// side is still at least `shorterSide`, which is much quicker to decode. Throws as above.
DecodedImage decodeUpright(std::span<const std::uint8_t> bytes, const ImageHeader& header, int shorterSide);

/// How many bytes decodeUpright() may take for a while, roughly.
std::uint64_t decodingMemory(const ImageHeader& header, int shorterSide);

} // namespace deblend
