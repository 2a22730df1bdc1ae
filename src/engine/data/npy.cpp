#include "data/npy.h"

#include "core/error.h"
#include "data/npy_header.h"
#include "storage/atomic_file.h"

#include <c10/util/Half.h>
#include <fmt/format.h>

#include <bit>
#include <cstring>

namespace deblend {
namespace {

static_assert(std::endian::native == std::endian::little, "encodeNpy() writes numbers as they lie in memory");

/// One number from its bits, which fill the lower bytes.
using NumberReader = float (*)(std::uint64_t bits);

template <typename Bits, typename Number>
float fromBits(std::uint64_t bits) {
  return static_cast<float>(std::bit_cast<Number>(static_cast<Bits>(bits)));
}

float fromHalf(std::uint64_t bits) {
  return static_cast<float>(c10::Half(static_cast<std::uint16_t>(bits), c10::Half::from_bits()));
}

template <typename Bits, typename Signed>
NumberReader wholeReader(char kind) {
  return kind == 'i' ? fromBits<Bits, Signed> : fromBits<Bits, Bits>;
}

NumberReader readerOf(const NpyHeader& header) {
  switch (header.numberSize) {
  case 1:
    return wholeReader<std::uint8_t, std::int8_t>(header.kind);
  case 2:
    return header.kind == 'f' ? fromHalf : wholeReader<std::uint16_t, std::int16_t>(header.kind);
  case 4:
    return header.kind == 'f' ? fromBits<std::uint32_t, float>
                              : wholeReader<std::uint32_t, std::int32_t>(header.kind);
  default:
    return header.kind == 'f' ? fromBits<std::uint64_t, double>
                              : wholeReader<std::uint64_t, std::int64_t>(header.kind);
  }
}

std::vector<float> toRowMajor(const std::vector<float>& columnMajor, const SampleShape& shape) {
  std::vector<float> values;
  values.reserve(columnMajor.size());
  SampleShape index(shape.size(), 0);
  while (values.size() < columnMajor.size()) {
    std::int64_t place = 0;
    for (std::size_t axis = shape.size(); axis-- > 0;)
      place = place * shape[axis] + index[axis];
    values.push_back(columnMajor[static_cast<std::size_t>(place)]);
    for (std::size_t axis = shape.size(); axis-- > 0 && ++index[axis] == shape[axis];)
      index[axis] = 0;
  }
  return values;
}

} // namespace

NpyArray decodeNpy(std::span<const std::uint8_t> bytes) {
  const ByteReader file(bytes);
  const NpyHeader header = readNpyHeader(file);
  const NumberReader reader = readerOf(header);
  NpyArray array{.shape = header.shape, .values = {}};
  array.values.reserve(header.elements);
  for (std::uint64_t i = 0; i < header.elements; ++i) {
    const std::uint64_t offset = header.dataOffset + i * static_cast<std::uint64_t>(header.numberSize);
    array.values.push_back(reader(file.number(offset, header.numberSize, header.order)));
  }
  if (header.columnMajor && header.shape.size() > 1)
    array.values = toRowMajor(array.values, header.shape);
  return array;
}

NpyArray readNpy(const std::filesystem::path& path) {
  const std::vector<std::uint8_t> bytes = readFile(path);
  try {
    return decodeNpy(bytes);
  } catch (const Error& error) {
    throw Error(fmt::format("Cannot read the array '{}': {}.", path.string(), error.what()));
  }
}

std::vector<std::uint8_t> encodeNpy(const SampleShape& shape, std::span<const float> values) {
  if (elementCount(shape) != static_cast<std::int64_t>(values.size()))
    throw Error(fmt::format("Cannot write {} numbers as an array of the shape {}, which has {}.",
                            values.size(), toText(shape), elementCount(shape)));
  const std::string header = writeNpyHeader(shape);
  std::vector<std::uint8_t> bytes(header.begin(), header.end());
  bytes.resize(header.size() + values.size_bytes());
  std::memcpy(bytes.data() + header.size(), values.data(), values.size_bytes());
  return bytes;
}

void writeNpy(const std::filesystem::path& path, const SampleShape& shape, std::span<const float> values) {
  writeFileAtomically(path, encodeNpy(shape, values));
}

} // namespace deblend
