#include "data/npy_header.h"

#include "core/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

namespace deblend {
namespace {

constexpr std::string_view magic{"\x93NUMPY", 6};
constexpr std::size_t maximumDimensions = 32;
constexpr std::uint64_t alignment = 64;

/// The header's Python dictionary, read from left to right.
class DictionaryText {
public:
  explicit DictionaryText(std::string_view text) : m_rest(text) {}

  bool accept(char letter) {
    skipBlanks();
    if (m_rest.empty() || m_rest.front() != letter)
      return false;
    m_rest.remove_prefix(1);
    return true;
  }

  void expect(char letter) {
    if (!accept(letter))
      throw Error(fmt::format("its header is damaged: '{}' is missing", letter));
  }

  std::string_view quoted() {
    const char quote = accept('"') ? '"' : '\'';
    if (quote == '\'')
      expect(quote);
    const std::string_view text = takeUntil([&](char letter) { return letter == quote; });
    expect(quote);
    return text;
  }

  std::string_view word() {
    skipBlanks();
    return takeUntil([](char letter) { return letter < 'A' || letter > 'z'; });
  }

  std::int64_t number() {
    skipBlanks();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
    if (error != std::errc() || value < 0)
      throw Error("its header is damaged: a size in its shape is no whole number from 0");
    m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
    accept('L');
    return value;
  }

private:
  void skipBlanks() {
    while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\n'))
      m_rest.remove_prefix(1);
  }

  template <typename Ends>
  std::string_view takeUntil(const Ends& ends) {
    std::size_t length = 0;
    while (length < m_rest.size() && !ends(m_rest[length]))
      ++length;
    const std::string_view text = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return text;
  }

  std::string_view m_rest;
};

[[noreturn]] void refuseType(std::string_view found) {
  throw Error(fmt::format(
      "it holds {}: allowed are floating-point numbers of 2, 4 or 8 bytes and whole numbers of 1, 2, 4 "
      "or 8 bytes",
      found));
}

/// Such as "<f4": byte order, kind, size.
void readType(DictionaryText& text, NpyHeader& header) {
  if (text.accept('['))
    refuseType("records of several fields");
  const std::string_view type = text.quoted();
  if (type.find('O') != std::string_view::npos)
    refuseType("pickled Python objects");
  const bool isShort = type.size() == 3 && std::string_view("<>|=").find(type[0]) != std::string_view::npos;
  header.kind = isShort ? type[1] : '?';
  header.numberSize = isShort ? type[2] - '0' : 0;
  header.order = isShort && type[0] == '>' ? std::endian::big : std::endian::little;
  const bool isPower = header.numberSize == 2 || header.numberSize == 4 || header.numberSize == 8;
  const bool isWhole = header.kind == 'i' || header.kind == 'u';
  if (!(header.kind == 'f' && isPower) && !(isWhole && (isPower || header.numberSize == 1)))
    refuseType(fmt::format("data of the type '{}'", type.substr(0, 20)));
}

SampleShape readShape(DictionaryText& text) {
  SampleShape shape;
  text.expect('(');
  while (!text.accept(')')) {
    if (shape.size() == maximumDimensions)
      throw Error(fmt::format("it has more than {} dimensions", maximumDimensions));
    shape.push_back(text.number());
    if (text.accept(')'))
      break;
    text.expect(',');
  }
  return shape;
}

void readEntry(std::string_view key, DictionaryText& text, NpyHeader& header) {
  if (key == "descr") {
    readType(text, header);
  } else if (key == "fortran_order") {
    const std::string_view order = text.word();
    if (order != "True" && order != "False")
      throw Error("its header is damaged: 'fortran_order' is neither True nor False");
    header.columnMajor = order == "True";
  } else if (key == "shape") {
    header.shape = readShape(text);
  } else {
    throw Error(fmt::format("its header is damaged: '{}' is not known", key.substr(0, 20)));
  }
}

void readDictionary(std::string_view dictionary, NpyHeader& header) {
  DictionaryText text(dictionary);
  int entries = 0;
  text.expect('{');
  while (!text.accept('}')) {
    const std::string_view key = text.quoted();
    text.expect(':');
    readEntry(key, text, header);
    ++entries;
    if (text.accept('}'))
      break;
    text.expect(',');
  }
  if (entries != 3)
    throw Error("its header is damaged: it must have the entries 'descr', 'fortran_order' and 'shape'");
}

/// Throws Error unless the file holds what the shape says.
std::uint64_t countElements(const NpyHeader& header, const ByteReader& file) {
  const std::uint64_t present =
      (file.size() - header.dataOffset) / static_cast<std::uint64_t>(header.numberSize);
  std::uint64_t elements = 1;
  bool isTooMuch = false;
  for (const std::int64_t size : header.shape) {
    isTooMuch = isTooMuch || __builtin_mul_overflow(elements, static_cast<std::uint64_t>(size), &elements);
    if (size == 0)
      return 0;
  }
  if (isTooMuch || elements > present)
    throw Error(fmt::format("the file is cut short: its shape is {}, but only {} numbers follow",
                            toText(header.shape), present));
  return elements;
}

} // namespace

NpyHeader readNpyHeader(const ByteReader& file) {
  if (!file.has(0, magic))
    throw Error("it is not an .npy file");
  const std::uint64_t version = file.little(6, 1);
  if (version < 1 || version > 3)
    throw Error(fmt::format("it has version {} of the .npy format: 1 to 3 are read", version));
  const int lengthSize = version == 1 ? 2 : 4;
  const std::uint64_t length = file.little(8, lengthSize);
  const std::uint64_t start = 8 + static_cast<std::uint64_t>(lengthSize);
  file.require(start, length);
  NpyHeader header;
  header.dataOffset = start + length;
  readDictionary({reinterpret_cast<const char*>(file.bytes().data()) + start, length}, header);
  header.elements = countElements(header, file);
  return header;
}

std::string writeNpyHeader(const SampleShape& shape) {
  const std::string_view comma = shape.size() == 1 ? "," : "";
  std::string text = fmt::format("{{'descr': '<f4', 'fortran_order': False, 'shape': ({}{}), }}",
                                 fmt::join(shape, ", "), comma);
  const std::size_t before = magic.size() + 4;
  text.append(alignment - 1 - (before + text.size()) % alignment, ' ');
  text += '\n';
  std::string header(magic);
  header += {'\1', '\0', static_cast<char>(text.size() & 0xff), static_cast<char>(text.size() >> 8)};
  return header + text;
}

} // namespace deblend
