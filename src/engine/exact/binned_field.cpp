#include "exact/binned_field.h"

#include "core/error.h"
#include "core/in_parallel.h"
#include "exact/binning_kernels.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

using binning::Sums;

/// Pairs of a part: enough to be worth the handing out.
constexpr std::size_t pairsOfAPart = std::size_t{1} << 22;
/// Targets whose places stay in a core's first cache.
constexpr std::size_t targetsAtOnce = 512;
constexpr std::int64_t mostCells = std::int64_t{1} << 22;

void requireValid(std::span<const float> source, std::span<const float> target,
                  const VectorFieldRequest& grid) {
  if (source.empty() || target.empty())
    throw Error(
        fmt::format("A field is to be binned from {} source and {} target points: it needs at least one of "
                    "each.",
                    source.size() / 2, target.size() / 2));
  if (std::int64_t{grid.columns} * grid.rows > mostCells)
    throw Error(fmt::format("A field is to be binned on {} × {} cells: allowed are {} in all.", grid.columns,
                            grid.rows, mostCells));
}

/// From the plane to cells.
struct GridScale {
  double columnsPerUnit, rowsPerUnit;

  explicit GridScale(const VectorFieldRequest& grid)
      : columnsPerUnit(grid.columns / (grid.rectangle.right - grid.rectangle.left)),
        rowsPerUnit(grid.rows / (grid.rectangle.bottom - grid.rectangle.top)) {}
};

/// The target's points as the kernels take them; those that fill up the last lanes blend outside the grid.
class TargetPoints {
public:
  TargetPoints(std::span<const float> points, const VectorFieldRequest& grid) {
    const GridScale scale(grid);
    const std::size_t count = points.size() / 2;
    const std::size_t padded =
        (count + binning::targetMultiple - 1) / binning::targetMultiple * binning::targetMultiple;
    m_columns.assign(padded, -1e30F);
    m_rows.assign(padded, -1e30F);
    m_ends.resize(padded);
    for (std::size_t i = 0; i < count; ++i) {
      m_columns[i] = static_cast<float>(grid.alpha * points[2 * i] * scale.columnsPerUnit);
      m_rows[i] = static_cast<float>(grid.alpha * points[2 * i + 1] * scale.rowsPerUnit);
      m_ends[i] = {points[2 * i], points[2 * i + 1], 1, 0};
    }
  }

  std::size_t count() const { return m_ends.size(); }
  binning::Targets part(std::size_t begin) const {
    const std::size_t size = std::min(targetsAtOnce, count() - begin);
    return {m_columns.data() + begin, m_rows.data() + begin, m_ends.data() + begin,
            static_cast<std::int64_t>(size)};
  }

private:
  std::vector<float> m_columns, m_rows;
  std::vector<Sums> m_ends;
};

std::vector<binning::Source> sourcePoints(std::span<const float> points, const VectorFieldRequest& grid) {
  const GridScale scale(grid);
  std::vector<binning::Source> sources;
  for (std::size_t i = 0; i + 1 < points.size(); i += 2)
    sources.push_back(
        {static_cast<float>(((1 - grid.alpha) * points[i] - grid.rectangle.left) * scale.columnsPerUnit),
         static_cast<float>(((1 - grid.alpha) * points[i + 1] - grid.rectangle.top) * scale.rowsPerUnit),
         points[i], points[i + 1]});
  return sources;
}

/// What each thread has binned: [cells + 1], of which the last takes what lies outside. Double precision
/// counts and sums any number of pairs.
using Bins = std::vector<Sums>;

ExactField meansOf(const std::vector<Bins>& bins, double pairs, ExactField result) {
  for (std::size_t i = 0; i < result.density.size(); ++i) {
    Sums sum;
    for (const Bins& part : bins)
      if (!part.empty())
        sum = {sum.x + part[i].x, sum.y + part[i].y, sum.count + part[i].count};
    if (!(sum.count > 0))
      continue;
    result.field.vectors[2 * i] = static_cast<float>(sum.x / sum.count);
    result.field.vectors[2 * i + 1] = static_cast<float>(sum.y / sum.count);
    result.density[i] = static_cast<float>(sum.count / pairs);
    result.isCovered[i] = 1;
  }
  return result;
}

} // namespace

ExactField binnedField(std::span<const float> source, std::span<const float> target,
                       const VectorFieldRequest& grid, const std::function<bool()>& keepGoing) {
  requireValid(source, target, grid);
  ExactField result = emptyField(grid);
  const TargetPoints targets(target, grid);
  const std::vector<binning::Source> sources = sourcePoints(source, grid);
  const std::size_t share = sources.size() / (4 * workerCount()) + 1; // that keeps every core busy to the end
  const std::size_t sourcesAtOnce = std::clamp<std::size_t>(pairsOfAPart / targets.count(), 1, share);
  std::vector<Bins> bins(workerCount());
  inParallel((sources.size() + sourcesAtOnce - 1) / sourcesAtOnce,
             [&](std::size_t part, std::size_t worker) {
               Bins& own = bins[worker];
               own.resize(result.density.size() + 1);
               const std::size_t first = part * sourcesAtOnce,
                                 end = std::min(first + sourcesAtOnce, sources.size());
               for (std::size_t begin = 0; begin < targets.count(); begin += targetsAtOnce)
                 for (std::size_t i = first; i < end; ++i)
                   addPairs(sources[i], targets.part(begin), grid.columns, grid.rows, own.data());
             },
             keepGoing);
  const double pairs = static_cast<double>(source.size() / 2) * static_cast<double>(target.size() / 2);
  return meansOf(bins, pairs, std::move(result));
}

} // namespace deblend
