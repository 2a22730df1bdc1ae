#include "data/image_format.h"

#include "core/error.h"

/// PNG (W3C recommendation): chunks of a length, a type, the data and a checksum, up to the chunk IEND.
namespace deblend {
namespace {

constexpr std::uint64_t firstChunk = 8;
constexpr std::uint64_t chunkOverhead = 12;
constexpr int grayColourType = 0;

bool matches(const ByteReader& file) {
  return file.has(0, "\x89PNG\r\n\x1a\n");
}

ImageSize size(const ByteReader& file) {
  file.require(firstChunk, chunkOverhead + 13);
  if (!file.has(firstChunk + 4, "IHDR"))
    throw Error("its header is damaged: a PNG file begins with a chunk IHDR");
  return {static_cast<std::int64_t>(file.big(firstChunk + 8, 4)),
          static_cast<std::int64_t>(file.big(firstChunk + 12, 4))};
}

/// OpenCV forgets that a gray may be marked transparent. It stretches grays of 1, 2 and 4 bits to 8.
std::uint16_t decodedGray(std::uint64_t gray, std::uint64_t bitDepth) {
  if (bitDepth >= 8)
    return static_cast<std::uint16_t>(bitDepth == 8 ? gray & 255 : gray);
  const std::uint64_t white = (std::uint64_t{1} << bitDepth) - 1;
  return static_cast<std::uint16_t>((gray & white) * 255 / white);
}

ImageTraits inspect(const ByteReader& file) {
  const std::uint64_t bitDepth = file.big(firstChunk + 16, 1);
  const bool isGray = file.big(firstChunk + 17, 1) == grayColourType;
  ImageTraits traits;
  for (std::uint64_t chunk = firstChunk;; chunk += file.big(chunk, 4) + chunkOverhead) {
    const std::uint64_t length = file.big(chunk, 4);
    file.require(chunk, length + chunkOverhead);
    if (isGray && length >= 2 && file.has(chunk + 4, "tRNS"))
      traits.transparentGray = decodedGray(file.big(chunk + 8, 2), bitDepth);
    if (file.has(chunk + 4, "IEND"))
      return traits;
  }
}

} // namespace

ImageFormat pngFormat() {
  return {"PNG", matches, size, inspect};
}

} // namespace deblend
