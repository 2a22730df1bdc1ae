#include "data/image_format.h"

#include "core/error.h"

/// Formats made of named parts: JPEG 2000 (ISO 15444-1: boxes around a codestream) and OpenEXR (attributes).
namespace deblend {
namespace {

namespace jpeg2000 {

constexpr std::string_view codestreamStart{"\xff\x4f\xff\x51", 4};
constexpr std::string_view codestreamEnd{"\xff\xd9", 2};

bool matches(const ByteReader& file) {
  return file.has(0, codestreamStart) || file.has(4, "jP  \r\n\x87\n");
}

struct Range {
  std::uint64_t begin = 0;
  std::uint64_t end = 0; ///< possibly past the file's
};

/// A box is a length with itself, a type and its content; length 1: a longer length follows; 0: up to the
/// file's end.
Range findCodestream(const ByteReader& file) {
  if (file.has(0, codestreamStart))
    return {0, file.size()};
  for (std::uint64_t box = 0;;) {
    std::uint64_t length = file.big(box, 4);
    const std::uint64_t headerSize = length == 1 ? 16 : 8;
    if (length == 1)
      length = file.big(box + 8, 8);
    if (file.has(box + 4, "jp2c"))
      return {box + headerSize, length == 0 ? file.size() : box + length};
    if (length < headerSize)
      throw Error("the JPEG 2000 data are damaged: the image is missing");
    file.require(box, length);
    box += length;
  }
}

/// The segment SIZ: the image's far corner and its near one, on a grid.
ImageSize size(const ByteReader& file) {
  const std::uint64_t siz = findCodestream(file).begin + 2;
  const auto number = [&](std::uint64_t offset) {
    return static_cast<std::int64_t>(file.big(siz + offset, 4));
  };
  return {number(6) - number(14), number(10) - number(18)};
}

ImageTraits inspect(const ByteReader& file) {
  const Range codestream = findCodestream(file);
  file.require(codestream.begin, codestream.end - codestream.begin);
  if (codestream.end < 2 || !file.has(codestream.end - 2, codestreamEnd))
    throw Error("the file is cut short: the image's end is missing");
  return {};
}

} // namespace jpeg2000

namespace open_exr {

bool matches(const ByteReader& file) {
  return file.has(0, "\x76\x2f\x31\x01");
}

std::uint64_t afterText(const ByteReader& file, std::uint64_t offset) {
  while (file.little(offset, 1) != 0)
    ++offset;
  return offset + 1;
}

/// An attribute is a name, a type, the value's size and the value; an empty name ends them.
ImageSize size(const ByteReader& file) {
  for (std::uint64_t attribute = 8; file.little(attribute, 1) != 0;) {
    const std::uint64_t type = afterText(file, attribute);
    const std::uint64_t valueSize = afterText(file, type);
    const std::uint64_t value = valueSize + 4;
    if (file.has(attribute, std::string_view("dataWindow\0box2i", 17)))
      return {std::int64_t{file.littleSigned(value + 8)} - file.littleSigned(value) + 1,
              std::int64_t{file.littleSigned(value + 12)} - file.littleSigned(value + 4) + 1};
    attribute = value + file.little(valueSize, 4);
  }
  throw Error("the OpenEXR data are damaged: the image's size is missing");
}

ImageTraits inspect(const ByteReader&) {
  return {};
}

} // namespace open_exr
} // namespace

ImageFormat jpeg2000Format() {
  return {"JPEG 2000", jpeg2000::matches, jpeg2000::size, jpeg2000::inspect, 24};
}
ImageFormat openExrFormat() {
  return {"OpenEXR", open_exr::matches, open_exr::size, open_exr::inspect, 16};
}

} // namespace deblend
