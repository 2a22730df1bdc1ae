#include "data/background_colour.h"

#include "core/error.h"
#include "core/translatable.h"

#include <fmt/format.h>

#include <charconv>

namespace deblend {

Option backgroundOption() {
  return Option::text("background", DEBLEND_TR("data", "Background"), "white",
                      DEBLEND_TR("data",
                                 "The colour under transparent parts and beside padded pictures: white, "
                                 "black, gray, or #rrggbb."));
}

std::array<std::uint8_t, 3> parseBackground(std::string_view text) {
  constexpr std::size_t length = 7;
  constexpr int hexadecimal = 16;
  if (text == "white")
    return {255, 255, 255};
  if (text == "black")
    return {0, 0, 0};
  if (text == "gray")
    return {128, 128, 128};
  unsigned number = 0;
  const char* const end = text.data() + text.size();
  if (text.size() != length || text.front() != '#' ||
      std::from_chars(text.data() + 1, end, number, hexadecimal).ptr != end)
    throw Error(
        fmt::format("Option 'background' is '{}': allowed are white, black, gray, and #rrggbb with two "
                    "hexadecimal digits for each of red, green and blue.",
                    text));
  return {static_cast<std::uint8_t>(number >> 16), static_cast<std::uint8_t>(number >> 8),
          static_cast<std::uint8_t>(number)};
}

} // namespace deblend
