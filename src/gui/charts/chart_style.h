#pragma once

#include "charts/plot_library.h"

namespace deblend {

/// Gives a chart the colours of the theme that is shown, and this font. GUI thread.
void restylePlot(QCustomPlot& plot, const QFont& font);

} // namespace deblend
