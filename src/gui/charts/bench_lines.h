#pragma once

#include "charts/line_chart.h"
#include "evaluating/bench_files.h"

namespace deblend {

/// The curves of a bench: one for each integrator, spacing and checkpoint, and the floor as a dashed line. In
/// the theme and the language that are shown.
std::vector<ChartLine> benchLines(const BenchResult& result, BenchAxis axis);

/// "Euler", "Euler · cosine", "Euler · step 4 000": what tells a row's curve from the others.
QString benchCurveName(const BenchRow& row, const BenchResult& result);

} // namespace deblend
