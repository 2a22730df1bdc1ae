#pragma once

#include <array>
#include <cstdint>

namespace deblend {

/// What a pixel's error looks like: of the mean absolute difference over its channels, 0 to 1, black at 0,
/// then red, yellow at ⅓, white from ½ on, with even steps between. Red, green, blue.
std::array<std::uint8_t, 3> heatColour(float difference);

} // namespace deblend
