#include "picture/text_metadata.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace deblend {
namespace {

constexpr std::string_view replacementCharacter = "\xEF\xBF\xBD";

struct CodePoint {
  char32_t value = 0;
  std::size_t length = 0; // bytes; 0 when they are not well-formed
};

std::size_t sequenceLength(unsigned char lead) {
  if (lead < 0x80) {
    return 1;
  }
  if (lead >= 0xC2 && lead <= 0xDF) {
    return 2;
  }
  if (lead >= 0xE0 && lead <= 0xEF) {
    return 3;
  }
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

bool isScalarOfLength(char32_t value, std::size_t length) {
  if (length == 3) {
    return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
  }
  return length < 4 || (value >= 0x10000 && value <= 0x10FFFF);
}

// The character at the start of `text`, which is not empty.
CodePoint firstCodePoint(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = sequenceLength(lead);
  if (length == 0 || length > text.size()) {
    return {};
  }
  char32_t value = length == 1 ? lead : lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0U) != 0x80U) {
      return {};
    }
    value = (value << 6) | (next & 0x3FU);
  }
  return isScalarOfLength(value, length) ? CodePoint{.value = value, .length = length} : CodePoint{};
}

} // namespace

std::string recipeText(const TextMetadata& metadata) {
  std::string text;
  for (const auto& [key, value] : metadata) {
    if (!text.empty()) {
      text += '\n';
    }
    text += key;
    text += ": ";
    text += value;
  }
  return text;
}

std::optional<std::string> findText(const TextMetadata& metadata, std::string_view key) {
  const auto found = std::ranges::find_if(metadata, [key](const auto& entry) { return entry.first == key; });
  return found == metadata.end() ? std::nullopt : std::optional(found->second);
}

std::string wellFormedUtf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const std::size_t length = firstCodePoint(text).length;
    result += length == 0 ? replacementCharacter : text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return result;
}

std::optional<std::string> toLatin1(std::string_view utf8) {
  std::string result;
  result.reserve(utf8.size());
  while (!utf8.empty()) {
    const CodePoint point = firstCodePoint(utf8);
    if (point.length == 0 || point.value > 0xFF) {
      return std::nullopt;
    }
    result += static_cast<char>(static_cast<unsigned char>(point.value));
    utf8.remove_prefix(point.length);
  }
  return result;
}

std::string fromLatin1(std::string_view latin1) {
  std::string result;
  result.reserve(latin1.size());
  for (const char character : latin1) {
    const auto value = static_cast<unsigned char>(character);
    if (value < 0x80) {
      result += character;
    } else {
      result += static_cast<char>(0xC0 | (value >> 6));
      result += static_cast<char>(0x80 | (value & 0x3F));
    }
  }
  return result;
}

} // namespace deblend
