#include "data/byte_reader.h"

#include "core/error.h"

#include <fmt/format.h>

#include <cstring>

namespace deblend {

std::uint64_t ByteReader::number(std::uint64_t offset, int byteCount, std::endian order) const {
  require(offset, static_cast<std::uint64_t>(byteCount));
  std::uint64_t value = 0;
  for (int i = 0; i < byteCount; ++i) {
    const int place = order == std::endian::big ? i : byteCount - 1 - i;
    value = value << 8 | m_bytes[offset + static_cast<std::uint64_t>(place)];
  }
  return value;
}

bool ByteReader::has(std::uint64_t offset, std::string_view expected) const {
  return offset <= size() && expected.size() <= size() - offset &&
         std::memcmp(m_bytes.data() + offset, expected.data(), expected.size()) == 0;
}

void ByteReader::require(std::uint64_t offset, std::uint64_t count) const {
  if (offset <= size() && count <= size() - offset)
    return;
  throw Error(fmt::format("the file is cut short: it ends after {} bytes, and more should follow", size()));
}

} // namespace deblend
