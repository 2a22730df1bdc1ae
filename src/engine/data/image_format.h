#pragma once

#include "data/byte_reader.h"

#include <optional>
#include <string>
#include <vector>

/// What image files say of themselves before anything is decoded: for each format that OpenCV reads, how it
/// is recognised, its size, and whether it is whole. All of it looks only at the bytes and allocates nothing
/// by their word. Left out are formats of medical scanners and of terrain (DICOM, NITF, DTED), whose numbers
/// are no brightness.
namespace deblend {

/// In pixels, as the file says: possibly 0 or negative.
struct ImageSize {
  std::int64_t width = 0;
  std::int64_t height = 0;
};

/// What a decoder leaves out or changes, to be made good after decoding.
struct ImageTraits {
  bool premultiplied = false;                   ///< colours are multiplied by alpha already
  std::optional<std::uint16_t> transparentGray; ///< this gray, as decoded, is transparent
  /// In bytes, that decoding takes with the picture; none where that follows from the format and the size.
  std::optional<std::uint64_t> workingMemory;
};

struct ImageFormat {
  std::string name;
  bool (*matches)(const ByteReader& file) = nullptr;
  /// Throws Error if the header is cut short or damaged.
  ImageSize (*size)(const ByteReader& file) = nullptr;
  /// Throws Error if the file is cut short, as far as this can be told without decoding. Asked only after the
  /// size has been found within its limits.
  ImageTraits (*inspect)(const ByteReader& file) = nullptr;
  std::uint64_t pixelMemory = 8; ///< bytes that decoding takes for each pixel, at most
};

/// Images with more pixels are refused by their header, before anything is decoded.
constexpr std::int64_t maximumImagePixels = 64'000'000;

struct ImageHeader {
  std::string format; ///< its name
  ImageSize size;     ///< at least 1 × 1, at most maximumImagePixels
  ImageTraits traits;
  std::uint64_t workingMemory = 0; ///< bytes that decoding takes with the picture
};

/// Throws Error, as a clause that ends a sentence, for bytes that are no image, one that is cut short (as far
/// as this can be told without decoding), or one without pixels or with too many.
ImageHeader readImageHeader(std::span<const std::uint8_t> bytes);

/// Every format that is read. To add one, add a row.
const std::vector<ImageFormat>& imageFormats();
/// The rows, by the file they are defined in.
ImageFormat pngFormat();
ImageFormat jpegFormat();
ImageFormat tiffFormat();
ImageFormat webpFormat();
ImageFormat bmpFormat();
ImageFormat sunRasterFormat();
ImageFormat netpbmFormat();
ImageFormat pamFormat();
ImageFormat pfmFormat();
ImageFormat radianceFormat();
ImageFormat openExrFormat();
ImageFormat jpeg2000Format();

} // namespace deblend
