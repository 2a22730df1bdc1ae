#pragma once

#include "views/view_caption.h"

#include <QtGlobal>

class QAction;

namespace deblend {

class EmptyState;
class Studio;
struct Trajectory;

/// What an empty view offers.
struct NextActions {
  QAction* train;
  QAction* resume;
};

/// What the corners of a view of the chosen weights say. `trajectory` may be null; `step` is that of its
/// weights.
ViewCaption captionOf(const Studio& studio, const Trajectory* trajectory, qint64 step);

/// Says why a view has no trajectory, and what to do about it.
void tellWhyEmpty(EmptyState& empty, const Studio& studio, const NextActions& actions);

} // namespace deblend
