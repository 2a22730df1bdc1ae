#pragma once

#include "data/data_set_kinds.h"
#include "terminal/interrupt_watch.h"
#include "terminal/progress.h"

#include <optional>

namespace deblend {

/// Shows how far the opening of data sets is, where it takes long enough to be told. One thread.
class OpeningBar {
public:
  /// With a watch, an interrupt cancels the opening. Both outlive the bar.
  explicit OpeningBar(Console& console, const InterruptWatch* watch = nullptr);

  /// Refers to this bar, which must outlive it.
  OpeningProgress progress();

private:
  Console& m_console;
  const InterruptWatch* m_watch;
  std::optional<Progress> m_progress;
};

} // namespace deblend
