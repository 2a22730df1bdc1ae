#pragma once

#include "data/image_format.h"

#include <opencv2/core/mat.hpp>

#include <cstdint>
#include <filesystem>
#include <limits>
#include <span>
#include <vector>

namespace deblend {

/// A picture as OpenCV decodes it: rows of 8 or 16 bits, or of real numbers; 1 to 4 channels, blue first,
/// alpha last.
struct DecodedImage {
  cv::Mat pixels;
  ImageTraits traits;
  int orientation = 1; ///< how the pixels are still to be turned, in EXIF's numbers
};

/// Everything that is in the file, not turned. Throws Error, with a clause that ends a sentence, for bytes
/// that are no image, one that is cut short or damaged, or larger than maximumImagePixels.
DecodedImage decodeImage(std::span<const std::uint8_t> bytes, const ImageHeader& header);

/// For looking at: of a JPEG perhaps a smaller version whose shorter side is still at least `shorterSide`,
/// which is much quicker to decode. `bytes` are what `path` holds; a large PNG is read from there piece by
/// piece, without them. Throws as above.
DecodedImage decodeReduced(std::vector<std::uint8_t> bytes, const std::filesystem::path& path,
                           const ImageHeader& header, int shorterSide);

/// A `shorterSide` that no picture has: it is decoded as it is.
constexpr int asLargeAsItIs = std::numeric_limits<int>::max();

/// How many bytes decodeReduced() may take for a while, roughly, with those of the file.
std::uint64_t decodingMemory(const ImageHeader& header, std::uint64_t fileSize, int shorterSide);
/// Passes that on. Throws Error, with a clause that ends a sentence, for more than a picture is granted.
std::uint64_t requireMemory(std::uint64_t decodingMemory);
/// Throws such an Error for a file that is larger, in bytes, than a picture within the limits can be.
void requireFileSize(std::uint64_t size);

} // namespace deblend
