#include "data/image_format.h"

#include <cstdlib>

/// Formats whose size stands in a few binary fields: WebP, BMP and Sun raster.
namespace deblend {
namespace {

ImageSize sizeOf(std::uint64_t width, std::uint64_t height) {
  return {static_cast<std::int64_t>(width), static_cast<std::int64_t>(height)};
}

namespace webp {

bool matches(const ByteReader& file) {
  return file.has(0, "RIFF") && file.has(8, "WEBP");
}

ImageSize size(const ByteReader& file) {
  if (file.has(12, "VP8X"))
    return sizeOf(file.little(24, 3) + 1, file.little(27, 3) + 1);
  if (file.has(12, "VP8L")) {
    const std::uint64_t bits = file.little(21, 4);
    return sizeOf((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
  }
  return sizeOf(file.little(26, 2) & 0x3fff, file.little(28, 2) & 0x3fff);
}

ImageTraits inspect(const ByteReader& file) {
  file.require(8, file.little(4, 4));
  return {};
}

} // namespace webp

namespace bmp {

constexpr std::uint64_t oldHeaderSize = 12;

bool hasOldHeader(const ByteReader& file) {
  return file.little(14, 4) == oldHeaderSize;
}

bool matches(const ByteReader& file) {
  return file.has(0, "BM");
}

/// A negative height means that the rows go from the top down.
ImageSize size(const ByteReader& file) {
  if (hasOldHeader(file))
    return sizeOf(file.little(18, 2), file.little(20, 2));
  return {file.littleSigned(18), std::abs(static_cast<std::int64_t>(file.littleSigned(22)))};
}

ImageTraits inspect(const ByteReader& file) {
  const bool isRunLengthCoded = !hasOldHeader(file) && (file.little(30, 4) == 1 || file.little(30, 4) == 2);
  if (isRunLengthCoded)
    return {};
  const auto [width, height] = size(file);
  const std::uint64_t bitsPerPixel = file.little(hasOldHeader(file) ? 24 : 28, 2);
  const std::uint64_t rowSize = (static_cast<std::uint64_t>(width) * bitsPerPixel + 31) / 32 * 4;
  file.require(file.little(10, 4), rowSize * static_cast<std::uint64_t>(height));
  return {};
}

} // namespace bmp

namespace sun_raster {

constexpr std::uint64_t headerSize = 32;
constexpr std::uint64_t runLengthCoded = 2;

bool matches(const ByteReader& file) {
  return file.has(0, "\x59\xa6\x6a\x95");
}

ImageSize size(const ByteReader& file) {
  return sizeOf(file.big(4, 4), file.big(8, 4));
}

ImageTraits inspect(const ByteReader& file) {
  if (file.big(20, 4) == runLengthCoded)
    return {};
  const std::uint64_t rowSize = (file.big(4, 4) * file.big(12, 4) + 15) / 16 * 2;
  file.require(headerSize + file.big(28, 4), rowSize * file.big(8, 4));
  return {};
}

} // namespace sun_raster
} // namespace

ImageFormat webpFormat() {
  return {"WebP", webp::matches, webp::size, webp::inspect};
}
ImageFormat bmpFormat() {
  return {"BMP", bmp::matches, bmp::size, bmp::inspect};
}
ImageFormat sunRasterFormat() {
  return {"Sun raster", sun_raster::matches, sun_raster::size, sun_raster::inspect};
}

} // namespace deblend
