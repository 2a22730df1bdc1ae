#pragma once

#include "picture/picture.h"
#include "picture/text_metadata.h"

#include <cstdint>
#include <span>
#include <vector>

namespace deblend {

// A PNG file (8-bit RGB, marked as sRGB) with each pair of the metadata as a text chunk before the pixels:
// tEXt where the value has a form in Latin-1, iTXt otherwise. Bytes of a value that are not UTF-8 become
// U+FFFD. Throws MediaError for a wrong picture, for a key that PNG does not allow (1 to 79 printable Latin-1
// characters, single spaces inside) and for a value with a NUL.
std::vector<std::uint8_t> encodePng(const Picture& picture, const TextMetadata& metadata = {});

// The texts of a PNG file in the file's order, all in UTF-8. Reads the file to its end; throws MediaError
// with libpng's message where it is damaged.
TextMetadata readPngText(std::span<const std::uint8_t> bytes);

} // namespace deblend
