#include "data/image_orientation.h"

#include "core/error.h"
#include "data/byte_reader.h"

#include <opencv2/core.hpp>

#include <optional>

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

/// EXIF is a TIFF file: its first directory holds the tag.
int orientationIn(const ByteReader& exif) {
  if (!exif.has(0, "II") && !exif.has(0, "MM"))
    return upright;
  const std::endian order = exif.has(0, "II") ? std::endian::little : std::endian::big;
  const std::uint64_t directory = exif.number(4, 4, order);
  const std::uint64_t count = exif.number(directory, 2, order);
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t entry = directory + 2 + 12 * i;
    if (exif.number(entry, 2, order) == orientationTag)
      return static_cast<int>(exif.number(entry + 8, 2, order));
  }
  return upright;
}

} // namespace

int exifOrientation(Bytes file) {
  const ByteReader reader(file);
  try {
    Bytes exif;
    if (reader.has(0, "\x89PNG"))
      exif = pngExif(reader);
    else if (reader.has(0, "RIFF") && reader.has(8, "WEBP"))
      exif = webpExif(reader);
    const int orientation = exif.empty() ? upright : orientationIn(ByteReader(exif));
    return orientation >= 1 && orientation <= 8 ? orientation : upright;
  } catch (const Error&) {
    return upright; // the picture itself may well be whole
  }
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
