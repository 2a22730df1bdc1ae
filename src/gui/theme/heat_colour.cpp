#include "theme/heat_colour.h"

#include "colours/cyclic_map.h"
#include "theme/theme.h"

#include <algorithm>

namespace deblend {

QColor heatColour(double share) {
  return toQColor(differenceColour(share));
}

QColor gapColour(double share) {
  const double part = std::clamp(share, 0.0, 1.0);
  return heatColour(currentTheme() == Theme::dark ? 0.25 + 0.75 * part : 0.8 - 0.7 * part);
}

} // namespace deblend
