#pragma once

#include "theme/icons.h"

#include <QPainterPath>

namespace deblend {

/// The lines and the areas of an icon, on a square of 24 by 24.
struct IconShape {
  QPainterPath lines;
  QPainterPath areas;
};

IconShape iconShape(IconName name);

} // namespace deblend
