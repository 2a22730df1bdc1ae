#include "evaluating/bench_files.h"
#include "plots/scatter_chart.h"
#include "sampling/integrator.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace deblend {
namespace {

template <class Value>
std::set<Value> valuesOf(const BenchResult& result, Value BenchRow::*member) {
  std::set<Value> values;
  for (const BenchRow& row : result.rows)
    values.insert(row.*member);
  return values;
}

/// The curve that a row belongs to; of checkpoint and spacing only what differs within the bench.
class CurveNames {
public:
  explicit CurveNames(const BenchResult& result)
      : m_hasCheckpoints(valuesOf(result, &BenchRow::checkpoint).size() > 1) {
    std::set<std::string> spacings = valuesOf(result, &BenchRow::spacing);
    spacings.erase(std::string());
    m_hasSpacings = spacings.size() > 1;
  }

  std::string of(const BenchRow& row) const {
    std::string name = integrator(row.integrator).title;
    if (m_hasSpacings && !row.spacing.empty())
      name += ", " + row.spacing;
    if (m_hasCheckpoints)
      name += fmt::format(", step {}", row.checkpoint);
    return name;
  }

private:
  bool m_hasCheckpoints;
  bool m_hasSpacings = false;
};

std::vector<ScatterSeries> curvesOf(const BenchResult& result, BenchAxis axis, Theme theme) {
  const CurveNames names(result);
  std::vector<ScatterSeries> curves;
  for (const BenchRow& row : result.rows) {
    const std::string name = names.of(row);
    if (curves.empty() || curves.back().label != name) {
      const std::size_t number = curves.size();
      curves.push_back({name, {}, runColour(theme, number), number >= roleColours(theme).runs.size()});
    }
    const double x = axis == BenchAxis::Seconds ? row.seconds.mean : row.evaluations.mean;
    curves.back().points.push_back({x, row.distance.mean, row.distance.halfWidth});
  }
  return curves;
}

} // namespace

Picture drawBench(const BenchResult& result, BenchAxis axis, int width, int height, Theme theme) {
  ScatterChartOptions options;
  options.width = width;
  options.height = height;
  options.theme = theme;
  options.title = fmt::format("{}: {} of {} samples", result.run, result.metric, result.count);
  options.xLabel = axis == BenchAxis::Seconds ? "seconds" : "evaluations";
  options.yLabel = result.metric;
  options.floor = result.floor.mean;
  return drawScatterChart(curvesOf(result, axis, theme), options);
}

} // namespace deblend
