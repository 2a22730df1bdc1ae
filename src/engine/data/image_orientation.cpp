#include "data/image_orientation.h"

#include "core/error.h"
#include "data/byte_reader.h"

#include <opencv2/core.hpp>

#include <algorithm>

namespace deblend {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint64_t orientationTag = 0x0112;
constexpr int upright = 1;

/// PNG: after 8 bytes, chunks of length, type, content and checksum.
Bytes pngExif(const ByteReader& file) {
  for (std::uint64_t chunk = 8; !file.has(chunk + 4, "IDAT") && !file.has(chunk + 4, "IEND");) {
    const std::uint64_t length = file.big(chunk, 4);
    if (file.has(chunk + 4, "eXIf")) {
      file.require(chunk + 8, length);
      return file.bytes().subspan(chunk + 8, length);
    }
    chunk += 12 + length;
  }
  return {};
}

/// WebP: after 12 bytes, chunks of type, length and content, padded to even lengths.
Bytes webpExif(const ByteReader& file) {
  for (std::uint64_t chunk = 12; chunk + 8 <= file.size();) {
    const std::uint64_t length = file.little(chunk + 4, 4);
    if (file.has(chunk, "EXIF")) {
      file.require(chunk + 8, length);
      const Bytes content = file.bytes().subspan(chunk + 8, length);
      return ByteReader(content).has(0, "Exif") && length > 6 ? content.subspan(6) : content;
    }
    chunk += 8 + length + length % 2;
  }
  return {};
}

/// Where EXIF data say how a picture is to be turned.
struct OrientationTag {
  int orientation = upright;
  std::uint64_t place = 0; ///< of the number, in bytes
  int byteCount = 0;       ///< of the number; 0 if there is none
  std::endian order = std::endian::little;
};

/// EXIF is a TIFF file: its first directory holds the tag. A BigTIFF's numbers are wider.
OrientationTag tagIn(const ByteReader& exif) {
  if (!exif.has(0, "II") && !exif.has(0, "MM"))
    return {};
  OrientationTag tag{.order = exif.has(0, "II") ? std::endian::little : std::endian::big};
  const bool isBig = exif.number(2, 2, tag.order) == 43;
  const std::uint64_t directory = isBig ? exif.number(8, 8, tag.order) : exif.number(4, 4, tag.order);
  const std::uint64_t count = exif.number(directory, isBig ? 8 : 2, tag.order);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t entry = directory + (isBig ? 8 + 20 * i : 2 + 12 * i);
    if (exif.number(entry, 2, tag.order) != orientationTag)
      continue;
    const std::uint64_t type = exif.number(entry + 2, 2, tag.order);
    tag.place = entry + (isBig ? 12 : 8);
    tag.byteCount = type == 4 ? 4 : 2;
    tag.orientation = static_cast<int>(exif.number(tag.place, tag.byteCount, tag.order));
    return tag;
  }
  return {};
}

bool isTiff(const ByteReader& file) {
  return file.has(0, "II") || file.has(0, "MM");
}

Bytes exifOf(const ByteReader& file) {
  if (file.has(0, "\x89PNG"))
    return pngExif(file);
  if (file.has(0, "RIFF") && file.has(8, "WEBP"))
    return webpExif(file);
  return isTiff(file) ? file.bytes() : Bytes();
}

} // namespace

int exifOrientation(Bytes file) {
  try {
    const int orientation = tagIn(ByteReader(exifOf(ByteReader(file)))).orientation;
    return orientation >= 1 && orientation <= 8 ? orientation : upright;
  } catch (const Error&) {
    return upright; // the picture itself may well be whole
  }
}

void markUpright(std::span<std::uint8_t> tiff) {
  const ByteReader file(tiff);
  if (!isTiff(file) || exifOrientation(tiff) == upright)
    return;
  const OrientationTag tag = tagIn(file);
  const std::span<std::uint8_t> number = tiff.subspan(tag.place, static_cast<std::size_t>(tag.byteCount));
  std::ranges::fill(number, std::uint8_t{0});
  (tag.order == std::endian::little ? number.front() : number.back()) = upright;
}

cv::Mat turnedUpright(const cv::Mat& picture, int orientation) {
  cv::Mat turned = picture;
  if (orientation >= 5) // along the diagonal; then what is left is a mirroring
    cv::transpose(picture, turned);
  constexpr int leftToRight = 1;
  constexpr int topToBottom = 0;
  constexpr int both = -1;
  switch (orientation) {
  case 2:
  case 6:
    cv::flip(turned, turned, leftToRight);
    break;
  case 3:
  case 7:
    cv::flip(turned, turned, both);
    break;
  case 4:
  case 8:
    cv::flip(turned, turned, topToBottom);
    break;
  default:
    break;
  }
  return turned;
}

} // namespace deblend
