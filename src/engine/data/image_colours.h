#pragma once

#include "options/option_values.h"

#include <array>
#include <cstdint>

namespace deblend {

/// What pictures' colours are brought to.
struct ImageColours {
  int channels = 3;                                      ///< 3 red, green, blue; 1 gray
  std::array<std::uint8_t, 3> background{255, 255, 255}; ///< red, green, blue, where a picture is transparent
};

/// The option "channels" of pictures.
Option channelsOption();
/// Of a kind with the options "channels" and "background". Throws Error naming the option.
ImageColours imageColoursFrom(const OptionValues& options);

} // namespace deblend
