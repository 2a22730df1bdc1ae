#include "downloads/mat_file.h"

#include "core/error.h"
#include "data/byte_reader.h"
#include "storage/atomic_file.h"

#include <QByteArray>

#include <fmt/format.h>

#include <cstring>
#include <optional>

namespace deblend {
namespace {

using Bytes = std::span<const std::uint8_t>;

/// Types of elements, MAT-File Format, table 1-1.
enum Type : std::uint32_t {
  Int8 = 1,
  UInt8 = 2,
  Int16 = 3,
  UInt16 = 4,
  Int32 = 5,
  UInt32 = 6,
  Single = 7,
  Double = 9,
  Matrix = 14,
  Compressed = 15
};

constexpr std::uint64_t headerSize = 128;

struct Element {
  std::uint32_t type = 0;
  Bytes content;
  std::uint64_t end = 0; ///< where the next one begins
};

/// A tag of type and size, then the content up to a multiple of 8 bytes; or, of at most 4 bytes, all in 8.
Element elementAt(Bytes bytes, std::uint64_t offset) {
  const ByteReader reader(bytes);
  const std::uint64_t tag = reader.little(offset, 4);
  const std::uint64_t shortSize = tag >> 16;
  if (shortSize > 0) {
    reader.require(offset + 4, shortSize);
    return {static_cast<std::uint32_t>(tag & 0xffff), bytes.subspan(offset + 4, shortSize), offset + 8};
  }
  const std::uint64_t size = reader.little(offset + 4, 4);
  reader.require(offset + 8, size);
  const std::uint64_t padding = tag == Compressed ? 0 : (8 - size % 8) % 8;
  return {static_cast<std::uint32_t>(tag), bytes.subspan(offset + 8, size), offset + 8 + size + padding};
}

template <typename Number>
std::vector<double> numbersOf(Bytes content) {
  std::vector<double> numbers(content.size() / sizeof(Number));
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    Number number;
    std::memcpy(&number, content.data() + i * sizeof(Number), sizeof(Number));
    numbers[i] = static_cast<double>(number);
  }
  return numbers;
}

std::vector<double> numbersOf(const Element& element) {
  switch (element.type) {
  case Int8:
    return numbersOf<std::int8_t>(element.content);
  case UInt8:
    return numbersOf<std::uint8_t>(element.content);
  case Int16:
    return numbersOf<std::int16_t>(element.content);
  case UInt16:
    return numbersOf<std::uint16_t>(element.content);
  case Int32:
    return numbersOf<std::int32_t>(element.content);
  case UInt32:
    return numbersOf<std::uint32_t>(element.content);
  case Single:
    return numbersOf<float>(element.content);
  case Double:
    return numbersOf<double>(element.content);
  default:
    throw Error(fmt::format("its numbers are of the type {}, which is not read", element.type));
  }
}

/// A matrix is flags, dimensions, a name and numbers.
std::optional<std::vector<double>> matrixNamed(const std::string& name, Bytes matrix) {
  const Element flags = elementAt(matrix, 0);
  const Element dimensions = elementAt(matrix, flags.end);
  const Element own = elementAt(matrix, dimensions.end);
  if (!std::ranges::equal(own.content, name))
    return std::nullopt;
  return numbersOf(elementAt(matrix, own.end));
}

std::optional<std::vector<double>> findIn(const std::string& name, const Element& element) {
  if (element.type == Matrix)
    return matrixNamed(name, element.content);
  if (element.type != Compressed)
    return std::nullopt;
  constexpr int expectedSizeBytes = 4; // a hint that qUncompress() wants in front, and does without
  QByteArray packed(expectedSizeBytes, '\0');
  packed.append(reinterpret_cast<const char*>(element.content.data()),
                static_cast<qsizetype>(element.content.size()));
  const QByteArray plain = qUncompress(packed);
  if (plain.isEmpty())
    throw Error("its compressed data are damaged");
  const Bytes bytes{reinterpret_cast<const std::uint8_t*>(plain.constData()),
                    static_cast<std::size_t>(plain.size())};
  return findIn(name, elementAt(bytes, 0));
}

std::vector<double> findNumbers(const std::string& name, Bytes file) {
  if (!ByteReader(file).has(headerSize - 2, "IM"))
    throw Error("it is not a little-endian MAT file of version 5");
  for (std::uint64_t offset = headerSize; offset < file.size();) {
    const Element element = elementAt(file, offset);
    if (auto numbers = findIn(name, element))
      return *numbers;
    offset = element.end;
  }
  throw Error(fmt::format("it holds no matrix '{}'", name));
}

} // namespace

std::vector<double> readMatNumbers(const std::filesystem::path& path, const std::string& name) {
  const std::vector<std::uint8_t> file = readFile(path);
  try {
    return findNumbers(name, file);
  } catch (const Error& error) {
    throw Error(fmt::format("Cannot read the labels '{}': {}.", path.string(), error.what()));
  }
}

} // namespace deblend
