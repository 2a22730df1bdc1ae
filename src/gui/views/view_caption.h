#pragma once

#include <QString>

class QPainter;
class QRect;

namespace deblend {

/// What the corners of a view say.
struct ViewCaption {
  QString source; ///< in the source's hue; without a target, a title in the colour of words
  QString target; ///< in the target's hue
  QString detail; ///< which weights are shown
};

/// Paints "source → target" into the upper left corner and the detail into the upper right one, on a ground
/// that keeps them legible. The detail gives way where there is no room for both.
void paintCaption(QPainter& painter, const ViewCaption& caption, const QRect& area);

/// How high the band is that the words stand in.
int captionHeight(const QPainter& painter);

} // namespace deblend
