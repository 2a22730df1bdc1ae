#pragma once

#include "controllers/data_summaries.h"

#include <QColor>
#include <QImage>

namespace deblend {

/// A square picture of a data set for lists, in a thin frame: its density, or, framed in the hue, its first
/// tiles or its points in the colours of their classes. An empty frame for null. GUI thread.
QImage dataThumbnail(const DataSummary& summary, const QColor& hue, int side, double devicePixelRatio);

} // namespace deblend
