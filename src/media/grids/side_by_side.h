#pragma once

#include "colours/role_colours.h"
#include "picture/picture.h"

#include <string>
#include <vector>

namespace deblend {

// A picture with words above it.
struct TitledPicture {
  Picture picture;
  std::string title;
  std::string detail; // in fainter words below the title
};

struct SideBySideOptions {
  int height = 0;     // of the pictures, which are scaled to it; 0: that of the tallest
  std::string footer = {}; // none when empty
  Theme theme = Theme::light;
};

// Pictures in a row, scaled to the same height, each below its title, over a common footer. Sides are even,
// as videos want them. The size depends on the pictures' proportions and the options alone, not on the words.
// Throws MediaError where there is none, or a picture cannot be drawn.
Picture drawSideBySide(const std::vector<TitledPicture>& pictures, const SideBySideOptions& options);

} // namespace deblend
