#pragma once

#include "options/option_schema.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace deblend {

/// The option "background": what lies under transparent parts of a picture.
Option backgroundOption();
/// Red, green and blue of "white", "black", "gray" or "#rrggbb". Throws Error naming the option.
std::array<std::uint8_t, 3> parseBackground(std::string_view text);

} // namespace deblend
