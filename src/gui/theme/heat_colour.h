#pragma once

#include <QColor>

/// The colours of a difference as a share of the largest, clamped to [0, 1].
namespace deblend {

/// Of pixels: dark to bright, in either theme.
QColor heatColour(double share);
/// Of lines on the background of the theme that is shown: the larger, the more they stand out.
QColor gapColour(double share);

} // namespace deblend
