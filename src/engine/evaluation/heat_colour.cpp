#include "evaluation/heat_colour.h"

#include <algorithm>
#include <cmath>

namespace deblend {

std::array<std::uint8_t, 3> heatColour(float difference) {
  const auto part = [&](float begin) {
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(6 * difference - begin, 0.0F, 1.0F)));
  };
  return {part(0), part(1), part(2)};
}

} // namespace deblend
