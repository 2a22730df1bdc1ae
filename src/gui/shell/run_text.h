#pragma once

#include "runs/run_catalog.h"

#include <QString>

/// A run in few words, in the language that is shown.
namespace deblend {

/// "● 64 %", "✓", "✕ diverged".
QString stateGlyph(const RunSummary& run);
/// "running", "paused", …
QString stateText(RunState state);
/// All that is known, over several lines.
QString runToolTip(const RunSummary& run);

} // namespace deblend
