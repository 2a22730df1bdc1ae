#include "charts/bench_lines.h"

#include "language/engine_text.h"
#include "language/quantity_text.h"
#include "sampling/integrator.h"
#include "sampling/spacing.h"
#include "theme/theme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace deblend {
namespace {

struct BenchLines {
  Q_DECLARE_TR_FUNCTIONS(deblend::BenchLines)
};

bool hasSeveral(const BenchResult& result, auto part) {
  const auto differs = [&](const BenchRow& row) {
    const auto value = std::invoke(part, row);
    return value != decltype(value)() && value != std::invoke(part, result.rows.front());
  };
  return std::ranges::any_of(result.rows, differs);
}

double xOf(const BenchRow& row, BenchAxis axis) {
  return axis == BenchAxis::Seconds ? row.seconds.mean : row.evaluations.mean;
}

void addPoint(ChartLine& line, const BenchRow& row, BenchAxis axis) {
  line.xs += xOf(row, axis);
  line.ys += row.distance.mean;
  line.errors += std::isfinite(row.distance.halfWidth) ? row.distance.halfWidth : 0;
}

/// By rising x.
void sortPoints(ChartLine& line) {
  std::vector<qsizetype> order(static_cast<std::size_t>(line.xs.size()));
  for (std::size_t i = 0; i < order.size(); ++i)
    order[i] = static_cast<qsizetype>(i);
  std::ranges::sort(order, {}, [&](qsizetype i) { return line.xs[i]; });
  const ChartLine unsorted = line;
  for (qsizetype i = 0; i < line.xs.size(); ++i) {
    const qsizetype from = order[static_cast<std::size_t>(i)];
    line.xs[i] = unsorted.xs[from];
    line.ys[i] = unsorted.ys[from];
    line.errors[i] = unsorted.errors[from];
  }
}

ChartLine floorLine(const BenchResult& result, BenchAxis axis) {
  const auto x = [axis](const BenchRow& row) { return xOf(row, axis); };
  const auto [least, most] = std::ranges::minmax(result.rows, {}, x);
  return {BenchLines::tr("floor"),
          {x(least), x(most)},
          {result.floor.mean, result.floor.mean},
          toQColor(currentColours().mutedText),
          true};
}

} // namespace

QString benchCurveName(const BenchRow& row, const BenchResult& result) {
  QString name = engineText(integrator(row.integrator).title);
  if (hasSeveral(result, &BenchRow::spacing) && !row.spacing.empty())
    name += QStringLiteral(" · ") + engineText(spacing(row.spacing).title);
  if (hasSeveral(result, &BenchRow::checkpoint))
    name += QStringLiteral(" · ") + BenchLines::tr("step %1").arg(countText(row.checkpoint));
  return name;
}

std::vector<ChartLine> benchLines(const BenchResult& result, BenchAxis axis) {
  std::vector<ChartLine> lines;
  std::map<QString, std::size_t> places;
  for (const BenchRow& row : result.rows) {
    const QString name = benchCurveName(row, result);
    const auto [place, isNew] = places.try_emplace(name, lines.size());
    if (isNew)
      lines.push_back({name, {}, {}, runColour(static_cast<int>(lines.size()) + 1)});
    addPoint(lines[place->second], row, axis);
  }
  std::ranges::for_each(lines, sortPoints);
  if (!lines.empty())
    lines.push_back(floorLine(result, axis));
  return lines;
}

} // namespace deblend
