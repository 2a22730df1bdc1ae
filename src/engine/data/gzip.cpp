#include "data/gzip.h"

#include "core/error.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

namespace deblend {
namespace {

/// A gzip header before the deflated data, with the largest window.
constexpr int gzipWindow = 15 + 16;
/// No deflated byte becomes more.
constexpr std::uint64_t maximumRatio = 1032;

/// zlib's stream of one file, which may have several members behind each other.
class Inflater {
public:
  explicit Inflater(std::span<const std::uint8_t> bytes) : m_left(bytes) {
    if (inflateInit2(&m_stream, gzipWindow) != Z_OK)
      throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&m_stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// Fills `piece` as far as the file goes, and answers how far that is.
  std::size_t read(std::span<std::uint8_t> piece) {
    std::size_t done = 0;
    while (done < piece.size() && !m_isAtEnd)
      done += inflateSome(piece.subspan(done));
    return done;
  }

private:
  std::size_t inflateSome(std::span<std::uint8_t> piece) {
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    m_stream.next_in = const_cast<Bytef*>(m_left.data());
    m_stream.avail_in = static_cast<uInt>(std::min(m_left.size(), most));
    m_stream.next_out = piece.data();
    m_stream.avail_out = static_cast<uInt>(std::min(piece.size(), most));
    const int result = inflate(&m_stream, Z_NO_FLUSH);
    m_left = m_left.subspan(static_cast<std::size_t>(m_stream.next_in - m_left.data()));
    const auto count = static_cast<std::size_t>(m_stream.next_out - piece.data());
    if (result == Z_STREAM_END)
      beginNextMember();
    else if (result == Z_BUF_ERROR || (result == Z_OK && m_left.empty() && count == 0))
      throw Error("its gzip data are cut short");
    else if (result != Z_OK)
      throw Error(
          fmt::format("its gzip data are damaged ({})", m_stream.msg ? m_stream.msg : "unknown form"));
    return count;
  }

  void beginNextMember() {
    m_isAtEnd = !isGzip(m_left); // what follows otherwise is padding
    if (!m_isAtEnd)
      inflateReset(&m_stream);
  }

  z_stream m_stream{};
  std::span<const std::uint8_t> m_left;
  bool m_isAtEnd = false;
};

} // namespace

bool isGzip(std::span<const std::uint8_t> bytes) {
  return bytes.size() >= 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

std::vector<std::uint8_t> unpackGzip(std::span<const std::uint8_t> bytes, std::uint64_t limit) {
  Inflater inflater(bytes);
  std::vector<std::uint8_t> content(std::min<std::uint64_t>(limit, bytes.size() * maximumRatio));
  content.resize(inflater.read(content));
  return content;
}

} // namespace deblend
