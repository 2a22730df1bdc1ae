#include "data/image_format.h"

#include "core/error.h"

#include <fmt/format.h>

#include <charconv>

/// Formats whose header is text: PBM, PGM and PPM (Netpbm), PAM, PFM and Radiance HDR.
namespace deblend {
namespace {

bool isBlank(char letter) {
  return letter == ' ' || (letter >= '\t' && letter <= '\r');
}

/// The words of a text header, where '#' begins a comment up to the end of the line.
class HeaderWords {
public:
  HeaderWords(const ByteReader& file, std::uint64_t offset) : m_file(file), m_offset(offset) {}

  std::string_view next() {
    skipBlanks();
    const std::uint64_t begin = m_offset;
    while (!isBlank(letter()))
      ++m_offset;
    return {reinterpret_cast<const char*>(m_file.bytes().data()) + begin, m_offset - begin};
  }

  std::int64_t nextNumber() {
    const std::string_view word = next();
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size())
      throw Error("its header is damaged: a number is missing");
    return number;
  }

  /// Where the data begin, after one blank.
  std::uint64_t dataOffset() const { return m_offset + 1; }

private:
  char letter() const { return static_cast<char>(m_file.big(m_offset, 1)); }

  void skipBlanks() {
    while (isBlank(letter()) || letter() == '#') {
      const bool isComment = letter() == '#';
      do
        ++m_offset;
      while (isComment && letter() != '\n');
    }
  }

  const ByteReader& m_file;
  std::uint64_t m_offset;
};

/// Whether rows × bytes a row follow; sizes beyond any file's are refused before by the limit on pixels.
void requireRows(const ByteReader& file, std::uint64_t offset, std::int64_t rowSize, std::int64_t rows) {
  file.require(offset, static_cast<std::uint64_t>(rowSize) * static_cast<std::uint64_t>(rows));
}

namespace netpbm {

bool matches(const ByteReader& file) {
  return file.size() > 2 && file.has(0, "P") && file.big(1, 1) >= '1' && file.big(1, 1) <= '6' &&
         isBlank(static_cast<char>(file.big(2, 1)));
}

ImageSize size(const ByteReader& file) {
  HeaderWords words(file, 2);
  const std::int64_t width = words.nextNumber();
  return {width, words.nextNumber()};
}

ImageTraits inspect(const ByteReader& file) {
  const std::uint64_t variety = file.big(1, 1);
  HeaderWords words(file, 2);
  const std::int64_t width = words.nextNumber();
  const std::int64_t height = words.nextNumber();
  if (variety == '4')
    requireRows(file, words.dataOffset(), (width + 7) / 8, height);
  if (variety == '5' || variety == '6') {
    const std::int64_t sampleSize = words.nextNumber() > 255 ? 2 : 1;
    requireRows(file, words.dataOffset(), width * sampleSize * (variety == '6' ? 3 : 1), height);
  }
  return {};
}

} // namespace netpbm

namespace pam {

struct Header {
  std::int64_t width = 0, height = 0, depth = 1, maximum = 255;
  std::uint64_t dataOffset = 0;
};

Header readHeader(const ByteReader& file) {
  Header header;
  HeaderWords words(file, 2);
  for (std::string_view word = words.next(); word != "ENDHDR"; word = words.next()) {
    if (word == "WIDTH")
      header.width = words.nextNumber();
    else if (word == "HEIGHT")
      header.height = words.nextNumber();
    else if (word == "DEPTH")
      header.depth = words.nextNumber();
    else if (word == "MAXVAL")
      header.maximum = words.nextNumber();
  }
  header.dataOffset = words.dataOffset();
  return header;
}

bool matches(const ByteReader& file) {
  return file.has(0, "P7\n");
}

ImageSize size(const ByteReader& file) {
  const Header header = readHeader(file);
  return {header.width, header.height};
}

ImageTraits inspect(const ByteReader& file) {
  const Header header = readHeader(file);
  if (header.depth < 1 || header.depth > 4)
    throw Error(fmt::format("it has {} channels: 1 to 4 are read", header.depth));
  requireRows(file, header.dataOffset, header.width * header.depth * (header.maximum > 255 ? 2 : 1),
              header.height);
  return {};
}

} // namespace pam

namespace pfm {

bool matches(const ByteReader& file) {
  return file.has(0, "PF\n") || file.has(0, "Pf\n");
}

ImageSize size(const ByteReader& file) {
  return netpbm::size(file);
}

ImageTraits inspect(const ByteReader& file) {
  HeaderWords words(file, 2);
  const std::int64_t width = words.nextNumber();
  const std::int64_t height = words.nextNumber();
  words.next();
  requireRows(file, words.dataOffset(), width * (file.has(1, "F") ? 12 : 4), height);
  return {};
}

} // namespace pfm

namespace radiance {

bool matches(const ByteReader& file) {
  return file.has(0, "#?RGBE") || file.has(0, "#?RADIANCE");
}

/// The header ends with an empty line; the next says "-Y height +X width".
ImageSize size(const ByteReader& file) {
  const std::string_view text(reinterpret_cast<const char*>(file.bytes().data()), file.size());
  const std::size_t end = text.find("\n\n");
  if (end == std::string_view::npos)
    throw Error("the file is cut short: its header has no end");
  HeaderWords words(file, end);
  if (words.next() != "-Y")
    throw Error("it stores its rows in an order that is not read: it must begin with the top row");
  const std::int64_t height = words.nextNumber();
  words.next();
  return {words.nextNumber(), height};
}

ImageTraits inspect(const ByteReader&) {
  return {};
}

} // namespace radiance
} // namespace

ImageFormat netpbmFormat() {
  return {"PBM/PGM/PPM", netpbm::matches, netpbm::size, netpbm::inspect};
}
ImageFormat pamFormat() {
  return {"PAM", pam::matches, pam::size, pam::inspect};
}
ImageFormat pfmFormat() {
  return {"PFM", pfm::matches, pfm::size, pfm::inspect, 12};
}
ImageFormat radianceFormat() {
  return {"Radiance HDR", radiance::matches, radiance::size, radiance::inspect, 12};
}

} // namespace deblend
