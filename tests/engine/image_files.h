#pragma once

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

/// Image files made by hand, so that a test knows every byte.
inline QByteArray bigEndian(std::uint64_t number, int byteCount) {
  QByteArray bytes;
  for (int i = byteCount - 1; i >= 0; --i)
    bytes += static_cast<char>(number >> (8 * i) & 0xff);
  return bytes;
}

inline QByteArray littleEndian(std::uint64_t number, int byteCount) {
  QByteArray bytes = bigEndian(number, byteCount);
  std::reverse(bytes.begin(), bytes.end());
  return bytes;
}

/// Binary PGM of 8 bits.
inline QByteArray pgm(int width, int height, const QByteArray& pixels) {
  return QByteArrayLiteral("P5 ") + QByteArray::number(width) + ' ' + QByteArray::number(height) + " 255\n" +
         pixels;
}

/// Binary PGM of 16 bits.
inline QByteArray deepPgm(int width, int height, const std::vector<std::uint16_t>& pixels) {
  QByteArray file = "P5 " + QByteArray::number(width) + ' ' + QByteArray::number(height) + " 65535\n";
  for (const std::uint16_t pixel : pixels)
    file += bigEndian(pixel, 2);
  return file;
}

inline std::uint32_t pngChecksum(const QByteArray& bytes) {
  std::uint32_t checksum = 0xffffffffU;
  for (const char byte : bytes) {
    checksum ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit)
      checksum = (checksum & 1) != 0 ? checksum >> 1 ^ 0xedb88320U : checksum >> 1;
  }
  return ~checksum;
}

inline QByteArray pngChunk(const QByteArray& type, const QByteArray& content) {
  return bigEndian(static_cast<std::uint64_t>(content.size()), 4) + type + content +
         bigEndian(pngChecksum(type + content), 4);
}

enum class PngColour { Gray = 0, Rgb = 2, Palette = 3, GrayAlpha = 4, RgbAlpha = 6 };

struct PngHeader {
  std::uint32_t width = 1;
  std::uint32_t height = 1;
  int bitDepth = 8;
  PngColour colour = PngColour::Gray;
};

inline QByteArray pngStart(const PngHeader& header) {
  const QByteArray fields = bigEndian(header.width, 4) + bigEndian(header.height, 4) +
                            bigEndian(header.bitDepth, 1) + bigEndian(static_cast<int>(header.colour), 1) +
                            QByteArray(3, '\0');
  return "\x89PNG\r\n\x1a\n" + pngChunk("IHDR", fields);
}

/// One row of pixels; `chunks` stand before it.
inline QByteArray pngOfOneRow(const PngHeader& header, const QByteArray& row, const QByteArray& chunks = {}) {
  const QByteArray compressed = qCompress('\0' + row).mid(4);
  return pngStart(header) + chunks + pngChunk("IDAT", compressed) + pngChunk("IEND", {});
}

/// TIFF of one pixel with four samples; `alpha` is the tag ExtraSamples' value, 1 multiplied into the
/// colours, 2 not.
inline QByteArray tiffPixel(int bitDepth, int alpha, const std::array<std::uint16_t, 4>& samples) {
  QByteArray pixel;
  for (const std::uint16_t sample : samples)
    pixel += littleEndian(sample, bitDepth / 8);
  const std::uint64_t pixelOffset = 8;
  const std::uint64_t directory = pixelOffset + static_cast<std::uint64_t>(pixel.size());
  constexpr std::uint64_t entries = 10;
  const std::uint64_t depths = directory + 2 + entries * 12 + 4;
  const auto entry = [](int tag, int type, int count, std::uint64_t value) {
    return littleEndian(tag, 2) + littleEndian(type, 2) + littleEndian(count, 4) + littleEndian(value, 4);
  };
  QByteArray file =
      "II*" + QByteArray(1, '\0') + littleEndian(directory, 4) + pixel + littleEndian(entries, 2);
  file += entry(256, 4, 1, 1) + entry(257, 4, 1, 1) + entry(258, 3, 4, depths) + entry(259, 3, 1, 1) +
          entry(262, 3, 1, 2);
  file += entry(273, 4, 1, pixelOffset) + entry(277, 3, 1, 4) + entry(278, 4, 1, 1);
  file += entry(279, 4, 1, static_cast<std::uint64_t>(pixel.size())) +
          entry(338, 3, 1, static_cast<std::uint64_t>(alpha));
  file += littleEndian(0, 4);
  for (int i = 0; i < 4; ++i)
    file += littleEndian(static_cast<std::uint64_t>(bitDepth), 2);
  return file;
}
