#include "data/image_colours.h"

#include "core/translatable.h"
#include "data/background_colour.h"

namespace deblend {

Option channelsOption() {
  return Option::choice("channels", DEBLEND_TR("data", "Channels"), "3",
                        {{"3", DEBLEND_TR("data", "Colour")}, {"1", DEBLEND_TR("data", "Gray")}},
                        DEBLEND_TR("data", "3 for red, green and blue, 1 for gray."));
}

ImageColours imageColoursFrom(const OptionValues& options) {
  return {.channels = options.text("channels") == "1" ? 1 : 3,
          .background = parseBackground(options.text("background"))};
}

} // namespace deblend
