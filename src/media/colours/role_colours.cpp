#include "colours/role_colours.h"

#include <algorithm>

namespace deblend {
namespace {

constexpr Rgb hex(unsigned value) {
  return {.red = static_cast<std::uint8_t>(value >> 16),
          .green = static_cast<std::uint8_t>(value >> 8),
          .blue = static_cast<std::uint8_t>(value)};
}

constexpr RoleColours lightColours = {
    .background = hex(0xFFFFFF),
    .grid = hex(0xE9EBEF),
    .frame = hex(0xC9CDD4),
    .text = hex(0x1C2026),
    .mutedText = hex(0x5C6470),
    .source = hex(0x1F6FD6),
    .target = hex(0xD9600A),
    .sourceText = hex(0x1A62C0),
    .targetText = hex(0xB44E06),
    .neutralPoints = hex(0x626A76),
    // Violet, gold, magenta, brick, sky, teal, sage, plum.
    .runs = {hex(0x6237E0), hex(0xAA8722), hex(0xF03AA3), hex(0x8F1702), hex(0x0B90E0), hex(0x14544F),
             hex(0x5A7957), hex(0x8F1F99)},
    // Blue, orange, crimson, lavender, teal, plum, orchid, ochre, steel, leaf.
    .classes = {hex(0x1F1ED6), hex(0xE57529), hex(0xBE116E), hex(0x9485D9), hex(0x13A77E), hex(0x780597),
                hex(0xB531FE), hex(0x8A6509), hex(0x1671A3), hex(0x065200)},
};

constexpr RoleColours darkColours = {
    .background = hex(0x16181D),
    .grid = hex(0x2B3038),
    .frame = hex(0x434954),
    .text = hex(0xE9ECF1),
    .mutedText = hex(0x9CA5B3),
    .source = hex(0x5AA2FF),
    .target = hex(0xFF9A3C),
    .sourceText = hex(0x5AA2FF),
    .targetText = hex(0xFF9A3C),
    .neutralPoints = hex(0xA3ABB8),
    .runs = {hex(0xA055FA), hex(0xBBA11A), hex(0xF5BFCB), hex(0xC74D2A), hex(0x3D7FB5), hex(0x0AAE99),
             hex(0x9FE62A), hex(0xF980EF)},
    .classes = {hex(0x514BFA), hex(0xFD9B62), hex(0xC9074F), hex(0xA580FB), hex(0x23D1AB), hex(0xA726BC),
                hex(0xFCB3FB), hex(0xA48908), hex(0x3095B5), hex(0xABF109)},
};

} // namespace

const RoleColours& roleColours(Theme theme) {
  return theme == Theme::light ? lightColours : darkColours;
}

Rgb runColour(Theme theme, std::size_t number) {
  const auto& runs = roleColours(theme).runs;
  return runs[number % runs.size()];
}

Rgb classColour(Theme theme, std::size_t index) {
  const auto& classes = roleColours(theme).classes;
  return classes[index % classes.size()];
}

Rgb alphaColour(Theme theme, double alpha) {
  const RoleColours& colours = roleColours(theme);
  return turnHue(colours.source, colours.target, alpha > 0.0 ? std::min(alpha, 1.0) : 0.0);
}

} // namespace deblend
