#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

namespace deblend {

/// Numbers at any place of some bytes that somebody else owns. Every access past the end throws Error with a
/// clause that ends a sentence: "the file is cut short: …".
class ByteReader {
public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : m_bytes(bytes) {}

  std::uint64_t size() const { return m_bytes.size(); }
  std::span<const std::uint8_t> bytes() const { return m_bytes; }

  /// An unsigned number of 1 to 8 bytes.
  std::uint64_t number(std::uint64_t offset, int byteCount, std::endian order) const;
  std::uint64_t big(std::uint64_t offset, int byteCount) const {
    return number(offset, byteCount, std::endian::big);
  }
  std::uint64_t little(std::uint64_t offset, int byteCount) const {
    return number(offset, byteCount, std::endian::little);
  }
  /// 4 bytes in two's complement.
  std::int32_t littleSigned(std::uint64_t offset) const {
    return static_cast<std::int32_t>(little(offset, 4));
  }

  /// Whether these very bytes stand there; false past the end.
  bool has(std::uint64_t offset, std::string_view expected) const;
  /// Throws Error unless the bytes [offset, offset + count) are there.
  void require(std::uint64_t offset, std::uint64_t count) const;

private:
  std::span<const std::uint8_t> m_bytes;
};

} // namespace deblend
