#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace deblend {

// The recipe of a picture: key and value pairs in order, both UTF-8. PNG's customary keys are Title, Author,
// Description, Software and Comment; a key may occur more than once.
using TextMetadata = std::vector<std::pair<std::string, std::string>>;

// One line "key: value" a pair, without a newline at the end: for containers that hold a single comment.
std::string recipeText(const TextMetadata& metadata);

// The value of the first pair with this key.
std::optional<std::string> findText(const TextMetadata& metadata, std::string_view key);

// The same text with every byte that is not well-formed UTF-8 as U+FFFD.
std::string wellFormedUtf8(std::string_view text);

// The text in ISO 8859-1, or nothing when a character has no place there or the bytes are not UTF-8.
std::optional<std::string> toLatin1(std::string_view utf8);
std::string fromLatin1(std::string_view latin1);

} // namespace deblend
