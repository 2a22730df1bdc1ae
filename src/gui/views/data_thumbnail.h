#pragma once

#include "controllers/data_summaries.h"

#include <QColor>
#include <QImage>

namespace deblend {

/// A square picture of a data set for lists, in a thin frame: its density, or its first tiles framed in the
/// hue. An empty frame for null. GUI thread.
QImage dataThumbnail(const DataSummary& summary, const QColor& hue, int side, double devicePixelRatio);

} // namespace deblend
