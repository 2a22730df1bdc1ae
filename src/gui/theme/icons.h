#pragma once

#include <QIcon>

namespace deblend {

enum class IconName {
  NewProject,
  OpenProject,
  Save,
  Play,
  Pause,
  Resume,
  Stop,
  Loop,
  Reverse,
  Paths,
  Field,
  Fit,
  Reset,
  Close,
  Export,
  Branch,
  Best,
  Last,
  Live,
  Previous,
  Next,
  Experiment,
  Warning,
  Information,
  Unfold,
  Pairs,
  Download,
  Compare,
  Measure,
  Difference,
  Settings
};

/// Drawn from lines, so it is crisp at every size, in the colour of the text of the theme that is shown when
/// it is drawn.
QIcon icon(IconName name);

/// A square with the colour of a run.
QIcon runIcon(int runNumber);

/// A dot with the colour of a class.
QIcon classIcon(std::int64_t index);

/// A disk that turns from the source's hue into the target's.
QIcon applicationIcon();

} // namespace deblend
