#include "data/image_format.h"

#include "core/error.h"

#include <algorithm>

/// JPEG (ITU-T T.81): segments that begin with a marker; entropy-coded data follow the segment SOS, in which
/// a byte FF is followed by 00 or by a restart marker.
namespace deblend {
namespace {

constexpr std::uint8_t markerByte = 0xff;
constexpr std::uint8_t endOfImage = 0xd9;
constexpr std::uint8_t startOfScan = 0xda;

bool isFrame(std::uint8_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}
bool isRestart(std::uint8_t marker) {
  return marker >= 0xd0 && marker <= 0xd7;
}
bool standsAlone(std::uint8_t marker) {
  return marker == 0x01 || marker == 0xd8 || isRestart(marker);
}

/// Goes from segment to segment.
class Segments {
public:
  explicit Segments(const ByteReader& file) : m_file(file) {}

  /// Moves on to the next marker and gives its second byte. Throws Error where the file ends or no marker
  /// follows.
  std::uint8_t next() {
    if (m_marker == startOfScan)
      skipEntropyCodedData();
    if (m_file.big(m_offset, 1) != markerByte)
      throw Error("the JPEG data are damaged: a segment does not end where it should");
    while (m_file.big(m_offset, 1) == markerByte)
      ++m_offset;
    m_marker = static_cast<std::uint8_t>(m_file.big(m_offset, 1));
    m_content = ++m_offset;
    if (m_marker != endOfImage && !standsAlone(m_marker))
      m_offset += m_file.big(m_offset, 2);
    return m_marker;
  }

  /// Where the present segment's length stands.
  std::uint64_t content() const { return m_content; }

private:
  void skipEntropyCodedData() {
    const auto bytes = m_file.bytes();
    for (;; ++m_offset) {
      m_file.require(m_offset, 2);
      const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(m_offset);
      m_offset = static_cast<std::uint64_t>(std::find(begin, bytes.end(), markerByte) - bytes.begin());
      const auto follower = static_cast<std::uint8_t>(m_file.big(m_offset + 1, 1));
      if (follower != 0 && !isRestart(follower))
        return;
    }
  }

  const ByteReader& m_file;
  std::uint64_t m_offset = 0;
  std::uint64_t m_content = 0;
  std::uint8_t m_marker = 0;
};

bool matches(const ByteReader& file) {
  return file.has(0, "\xff\xd8\xff");
}

ImageSize size(const ByteReader& file) {
  Segments segments(file);
  for (;;) {
    const std::uint8_t marker = segments.next();
    if (isFrame(marker))
      return {static_cast<std::int64_t>(file.big(segments.content() + 5, 2)),
              static_cast<std::int64_t>(file.big(segments.content() + 3, 2))};
    if (marker == endOfImage || marker == startOfScan)
      throw Error("the JPEG data are damaged: the image's size is missing");
  }
}

/// OpenCV fills what is missing with gray, so the end is looked for here.
ImageTraits inspect(const ByteReader& file) {
  Segments segments(file);
  while (segments.next() != endOfImage) {
  }
  return {};
}

} // namespace

ImageFormat jpegFormat() {
  return {"JPEG", matches, size, inspect};
}

} // namespace deblend
