#include "data/image_format.h"

#include "core/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

/// TIFF 6.0 and BigTIFF: a directory of tags anywhere in the file, which tell where the pixels lie.
namespace deblend {
namespace {

enum Tag : std::uint64_t {
  Width = 256,
  Height = 257,
  BitsPerSample = 258,
  StripOffsets = 273,
  SamplesPerPixel = 277,
  RowsPerStrip = 278,
  StripSizes = 279,
  TileOffsets = 324,
  TileSizes = 325,
  ExtraSamples = 338
};
constexpr std::uint64_t associatedAlpha = 1;
constexpr std::uint64_t separateAlpha = 2;

/// The values of one tag.
struct Values {
  std::uint64_t offset = 0;
  std::uint64_t count = 0;
  int byteCount = 0; ///< of one value; 0 for a type that is not known
};

/// The first directory.
class Directory {
public:
  explicit Directory(const ByteReader& file)
      : m_file(file), m_order(file.has(0, "II") ? std::endian::little : std::endian::big),
        m_isBig(number(2, 2) == 43) {
    const std::uint64_t start = m_isBig ? number(8, 8) : number(4, 4);
    m_count = number(start, m_isBig ? 8 : 2);
    m_entries = start + (m_isBig ? 8 : 2);
    if (m_count > file.size() / entrySize())
      throw Error(fmt::format("the TIFF data are damaged: a directory has {} entries", m_count));
    file.require(m_entries, m_count * entrySize() + (m_isBig ? 8 : 4)); // the next directory's place follows
  }

  std::optional<Values> find(Tag tag) const {
    for (std::uint64_t entry = m_entries; entry < m_entries + m_count * entrySize(); entry += entrySize())
      if (number(entry, 2) == tag)
        return values(entry);
    return std::nullopt;
  }

  /// Throws Error unless the values of all tags are there.
  void requireValues() const {
    for (std::uint64_t entry = m_entries; entry < m_entries + m_count * entrySize(); entry += entrySize())
      values(entry);
  }

  std::uint64_t at(const Values& values, std::uint64_t index) const {
    return number(values.offset + index * static_cast<std::uint64_t>(values.byteCount), values.byteCount);
  }

  std::optional<std::uint64_t> first(Tag tag) const {
    const std::optional<Values> values = find(tag);
    const bool isNumber = values && values->count > 0 && values->byteCount > 0;
    return isNumber ? std::optional(at(*values, 0)) : std::nullopt;
  }

private:
  std::uint64_t entrySize() const { return m_isBig ? 20 : 12; }
  std::uint64_t number(std::uint64_t offset, int byteCount) const {
    return m_file.number(offset, byteCount, m_order);
  }

  Values values(std::uint64_t entry) const {
    const int wordSize = m_isBig ? 8 : 4;
    Values values{entry + 4 + static_cast<std::uint64_t>(wordSize), number(entry + 4, wordSize),
                  sizeOfType(number(entry + 2, 2))};
    if (values.count > m_file.size())
      throw Error(fmt::format("the TIFF data are damaged: a tag has {} values", values.count));
    const std::uint64_t size = values.count * static_cast<std::uint64_t>(values.byteCount);
    if (size > static_cast<std::uint64_t>(wordSize))
      values.offset = number(values.offset, wordSize);
    m_file.require(values.offset, size);
    return values;
  }

  /// In bytes, of one value of the types 0, 1, 2, …
  static int sizeOfType(std::uint64_t type) {
    static constexpr std::array sizes{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
    return type < sizes.size() ? sizes[type] : 0;
  }

  const ByteReader& m_file;
  std::endian m_order;
  bool m_isBig;
  std::uint64_t m_count = 0;
  std::uint64_t m_entries = 0;
};

bool matches(const ByteReader& file) {
  using namespace std::string_view_literals;
  return file.has(0, "II*\0"sv) || file.has(0, "MM\0*"sv) || file.has(0, "II+\0"sv) || file.has(0, "MM\0+"sv);
}

ImageSize size(const ByteReader& file) {
  const Directory directory(file);
  const auto width = directory.first(Width);
  const auto height = directory.first(Height);
  if (!width || !height)
    throw Error("the TIFF data are damaged: the image's size is missing");
  return {static_cast<std::int64_t>(*width), static_cast<std::int64_t>(*height)};
}

void requirePixels(const ByteReader& file, const Directory& directory, Tag offsetsTag, Tag sizesTag) {
  const std::optional<Values> offsets = directory.find(offsetsTag);
  const std::optional<Values> sizes = directory.find(sizesTag);
  if (!offsets || !sizes || offsets->byteCount == 0 || sizes->byteCount == 0)
    return;
  for (std::uint64_t i = 0; i < std::min(offsets->count, sizes->count); ++i)
    file.require(directory.at(*offsets, i), directory.at(*sizes, i));
}

/// The picture, and one strip of it before its values are put in place.
std::uint64_t workingMemory(const ByteReader& file, const Directory& directory) {
  const ImageSize pixels = size(file);
  const auto width = static_cast<std::uint64_t>(pixels.width);
  const auto height = static_cast<std::uint64_t>(pixels.height);
  const std::uint64_t bits = std::min<std::uint64_t>(directory.first(BitsPerSample).value_or(1), 64);
  const std::uint64_t channels = std::min<std::uint64_t>(directory.first(SamplesPerPixel).value_or(1), 4);
  const std::uint64_t pixelSize = bits <= 8 ? 4 : channels * ((bits + 7) / 8);
  const std::uint64_t strip = std::min(directory.first(RowsPerStrip).value_or(height), height);
  return width * (height + strip) * pixelSize;
}

/// libtiff multiplies 8-bit colours by a separate alpha, and leaves deeper ones alone.
ImageTraits inspect(const ByteReader& file) {
  const Directory directory(file);
  directory.requireValues();
  requirePixels(file, directory, StripOffsets, StripSizes);
  requirePixels(file, directory, TileOffsets, TileSizes);
  const std::uint64_t alpha = directory.first(ExtraSamples).value_or(0);
  const bool isMultiplied = alpha == separateAlpha && directory.first(BitsPerSample).value_or(1) <= 8;
  return {.premultiplied = alpha == associatedAlpha || isMultiplied,
          .transparentGray = {},
          .workingMemory = workingMemory(file, directory)};
}

} // namespace

ImageFormat tiffFormat() {
  return {"TIFF", matches, size, inspect};
}

} // namespace deblend
