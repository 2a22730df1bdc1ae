#include "exact/posterior_field.h"

#include "core/error.h"
#include "core/in_parallel.h"

#include <fmt/format.h>

namespace deblend {
namespace {

/// A posterior at one α: pairs of a sample `end` with the point `rest` of the other side that it blends into
/// x with.
struct Posterior {
  std::span<const float> samples;
  const PlaneMasses& masses; ///< of the other side
  double sampleShare;        ///< of the samples in the blend
  double restShare;          ///< of the other side
  bool samplesAreTarget;

  struct Mean {
    double x = 0, y = 0;
    double weight = 0; ///< the sum of the masses
  };
  Mean mean(double x, double y) const;
};

/// The places of the other side in cells follow from those of the samples by one multiplication and addition.
Posterior::Mean Posterior::mean(double x, double y) const {
  const double perUnit = 1 / masses.cell(), slope = -sampleShare / restShare * perUnit;
  const double column = (x / restShare - masses.rectangle.left) * perUnit;
  const double row = (y / restShare - masses.rectangle.top) * perUnit;
  const auto side = static_cast<std::size_t>(masses.side);
  Mean sum;
  for (std::size_t i = 0; i + 1 < samples.size(); i += 2) {
    const double c = column + slope * samples[i], r = row + slope * samples[i + 1];
    if (!(c >= 0 && c < masses.side && r >= 0 && r < masses.side))
      continue;
    const double weight = masses.values[static_cast<std::size_t>(r) * side + static_cast<std::size_t>(c)];
    sum = {sum.x + weight * samples[i], sum.y + weight * samples[i + 1], sum.weight + weight};
  }
  return sum;
}

/// Fills one row of the grid.
void fillRow(const Posterior& posterior, int row, ExactField& result) {
  const VectorField& field = result.field;
  const double width = (field.rectangle.right - field.rectangle.left) / field.columns;
  const double height = (field.rectangle.bottom - field.rectangle.top) / field.rows;
  const double restCell = posterior.restShare * posterior.masses.cell();
  const double densityScale =
      width * height / (restCell * restCell) / (static_cast<double>(posterior.samples.size()) / 2);
  const double factor = (posterior.samplesAreTarget ? 1 : -1) / posterior.restShare;
  auto i = static_cast<std::size_t>(row) * static_cast<std::size_t>(field.columns);
  for (int column = 0; column < field.columns; ++column, ++i) {
    const double x = field.rectangle.left + (column + 0.5) * width,
                 y = field.rectangle.top + (row + 0.5) * height;
    const Posterior::Mean mean = posterior.mean(x, y);
    if (!(mean.weight > 0))
      continue;
    result.field.vectors[2 * i] = static_cast<float>(factor * (mean.x / mean.weight - x));
    result.field.vectors[2 * i + 1] = static_cast<float>(factor * (mean.y / mean.weight - y));
    result.density[i] = static_cast<float>(mean.weight * densityScale);
    result.isCovered[i] = 1;
  }
}

} // namespace

ExactField posteriorField(const PlaneMasses& source, const PlaneMasses& target,
                          std::span<const float> sourceSamples, std::span<const float> targetSamples,
                          const VectorFieldRequest& grid, const std::function<bool()>& keepGoing) {
  if (sourceSamples.empty() || targetSamples.empty())
    throw Error(fmt::format(
        "A posterior is to be taken over {} source and {} target samples: it needs at least one of "
        "each.",
        sourceSamples.size() / 2, targetSamples.size() / 2));
  ExactField result = emptyField(grid);
  const double alpha = grid.alpha;
  const Posterior posterior = alpha < 0.5 ? Posterior{targetSamples, source, alpha, 1 - alpha, true}
                                          : Posterior{sourceSamples, target, 1 - alpha, alpha, false};
  inParallel(
      static_cast<std::size_t>(grid.rows),
      [&](std::size_t row, std::size_t) { fillRow(posterior, static_cast<int>(row), result); }, keepGoing);
  return result;
}

} // namespace deblend
