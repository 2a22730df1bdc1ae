#include "data/idx_file.h"

#include "core/error.h"
#include "data/byte_reader.h"
#include "data/gzip.h"
#include "data/sample_shape.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <limits>

namespace deblend {
namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint64_t unsignedBytes = 0x08;
constexpr std::uint64_t maximumDimensions = 4;
constexpr std::uint64_t longestHeader = 4 + 4 * maximumDimensions;

struct IdxHeader {
  std::vector<std::int64_t> shape;
  std::uint64_t length = 0;   ///< of the header, in bytes
  std::uint64_t fileSize = 0; ///< of header and values
};

IdxHeader readHeader(Bytes bytes) {
  if (bytes.empty())
    throw Error("the file is empty");
  const ByteReader file(bytes);
  const std::uint64_t magic = file.big(0, 4);
  const std::uint64_t dimensions = magic & 0xff;
  if (magic >> 16 != 0 || dimensions < 1 || dimensions > maximumDimensions)
    throw Error(fmt::format("it begins with the bytes {:08x}, and an IDX file of unsigned bytes begins with "
                            "0000080D, where D is its number of dimensions from 1 to {}",
                            magic, maximumDimensions));
  if (magic >> 8 != unsignedBytes)
    throw Error(fmt::format("its values are of the type {:02x}, and only unsigned bytes, type 08, are read",
                            magic >> 8));
  IdxHeader header{.shape = {}, .length = 4 + 4 * dimensions, .fileSize = 1};
  for (std::uint64_t i = 0; i < dimensions; ++i) {
    const std::uint64_t size = file.big(4 + 4 * i, 4);
    if (size != 0 && header.fileSize > std::numeric_limits<std::int64_t>::max() / size)
      throw Error(fmt::format("its header says that dimension {} has {} entries, more than any file holds",
                              i + 1, size));
    header.shape.push_back(static_cast<std::int64_t>(size));
    header.fileSize *= size;
  }
  header.fileSize += header.length;
  return header;
}

IdxArray decode(std::vector<std::uint8_t> bytes) {
  const bool isPacked = isGzip(bytes);
  const IdxHeader header = readHeader(isPacked ? unpackGzip(bytes, longestHeader) : bytes);
  if (isPacked)
    bytes = unpackGzip(bytes, header.fileSize + 1);
  if (bytes.size() != header.fileSize)
    throw Error(fmt::format("its header says {}, for which it must hold {} bytes{}, but it holds {}",
                            toText(header.shape), header.fileSize, isPacked ? " when unpacked" : "",
                            bytes.size() > header.fileSize ? "more" : fmt::to_string(bytes.size())));
  return {header.shape, std::move(bytes), header.length};
}

} // namespace

IdxArray readIdxFile(const std::filesystem::path& path) {
  std::vector<std::uint8_t> bytes = readFile(path);
  try {
    return decode(std::move(bytes));
  } catch (const Error& error) {
    throw Error(fmt::format("Cannot read the IDX file '{}': {}.", path.string(), error.what()));
  }
}

} // namespace deblend
