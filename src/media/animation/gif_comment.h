#pragma once

#include <filesystem>
#include <string>

namespace deblend {

// Inserts a comment extension into a GIF file in place, in front of its first picture. Nothing to do for an
// empty text. Throws MediaError that names the file when it is not a GIF, or cannot be read or written.
void insertGifComment(const std::filesystem::path& path, const std::string& text);

} // namespace deblend
