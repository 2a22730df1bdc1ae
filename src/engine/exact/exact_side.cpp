#include "exact/exact_side.h"

#include "core/error.h"
#include "data/density_set.h"
#include "data/plane_histogram.h"
#include "data/shapes.h"
#include "sampling/random.h"
#include "sampling/start_samples.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

constexpr std::int64_t drawnPoints = 1 << 20;

std::vector<float> toVector(const torch::Tensor& points) {
  const torch::Tensor flat = points.contiguous();
  return {flat.const_data_ptr<float>(), flat.const_data_ptr<float>() + flat.numel()};
}

/// A density of constant cells that can be looked up.
struct CellDensity {
  DensityGrid grid;
  double columnsPerUnit = 0;
  double rowsPerUnit = 0;

  explicit CellDensity(DensityGrid cells)
      : grid(std::move(cells)), columnsPerUnit(grid.width / (grid.rectangle.right - grid.rectangle.left)),
        rowsPerUnit(grid.height / (grid.rectangle.bottom - grid.rectangle.top)) {
    const float largest = *std::ranges::max_element(grid.values);
    for (float& value : grid.values)
      value /= largest;
  }

  double at(double x, double y) const {
    const double column = (x - grid.rectangle.left) * columnsPerUnit,
                 row = (y - grid.rectangle.top) * rowsPerUnit;
    if (!(column >= 0 && column < grid.width && row >= 0 && row < grid.height))
      return 0;
    return grid.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.width) +
                       static_cast<std::size_t>(column)];
  }
};

PlaneMasses massesOf(const torch::Tensor& points, int side) {
  const std::vector<float> values = toVector(points);
  return massesOf(values, squareAround(rectangleAround(points)), side);
}

/// What is known of a data set without drawing; of no width where nothing is.
DensityGrid knownDensity(const DataSetSpec& spec, const DataSet& dataSet, int side) {
  if (spec.kind == "gaussian")
    return normalDensity(spec.options.real("mean"), spec.options.real("deviation"), side);
  return dataSet.knownDensity(spec.kind == "shape" ? side : largestPlaneSide);
}

DensityGrid densityOf(const PlaneMasses& masses) {
  return {masses.side, masses.side, masses.values, masses.rectangle};
}

} // namespace

struct ExactSide::Parts {
  std::shared_ptr<const DataSet> dataSet;
  PlaneMasses masses;
  CellDensity density;
  bool (*contains)(PlanePoint point) = nullptr;
};

std::shared_ptr<const ExactSide> ExactSide::open(const DataSetSpec& spec, const DataFolders& folders,
                                                 int side, const OpeningProgress& progress) {
  requirePlaneSide(side);
  std::shared_ptr<const DataSet> dataSet = openDataSet(spec, folders, progress);
  if (!isPlanar(dataSet->sampleShape()))
    throw Error(
        fmt::format("The data set '{}' has samples of the shape {}: an exact field exists for points of the "
                    "plane alone, [2].",
                    toText(spec), toText(dataSet->sampleShape())));
  bool (*const contains)(PlanePoint) = spec.kind == "shape" ? planarShape(spec.location).contains : nullptr;
  if (DensityGrid known = knownDensity(spec, *dataSet, side); known.width > 0) {
    PlaneMasses masses = deblend::massesOf(known, side);
    return std::shared_ptr<const ExactSide>(new ExactSide(std::make_unique<const Parts>(
        Parts{std::move(dataSet), std::move(masses), CellDensity(std::move(known)), contains})));
  }
  torch::Generator generator = makeGenerator(deriveSeed(0, "masses"));
  PlaneMasses masses = massesOf(
      dataSet->storedCount() ? dataSet->pool(generator) : dataSet->draw(drawnPoints, generator), side);
  CellDensity density(densityOf(masses));
  return std::shared_ptr<const ExactSide>(new ExactSide(std::make_unique<const Parts>(
      Parts{std::move(dataSet), std::move(masses), std::move(density), contains})));
}

std::shared_ptr<const ExactSide> ExactSide::ofDensity(const DensityGrid& density, int side) {
  PlaneMasses masses = deblend::massesOf(density, side);
  return std::shared_ptr<const ExactSide>(new ExactSide(std::make_unique<const Parts>(
      Parts{std::make_shared<DensitySet>(density), std::move(masses), CellDensity(density), nullptr})));
}

ExactSide::ExactSide(std::unique_ptr<const Parts> parts) : m_parts(std::move(parts)) {}

ExactSide::~ExactSide() = default;

const PlaneMasses& ExactSide::masses() const {
  return m_parts->masses;
}

std::vector<float> ExactSide::startPoints(std::int64_t count, std::uint64_t seed, std::int64_t first) const {
  return toVector(startSamples(*m_parts->dataSet, count, seed, first));
}

std::vector<float> ExactSide::draw(std::int64_t count, std::uint64_t seed) const {
  torch::Generator generator = makeGenerator(deriveSeed(seed, "exact"));
  return toVector(m_parts->dataSet->draw(count, generator));
}

bool ExactSide::hasBorder() const {
  return m_parts->contains != nullptr;
}

double ExactSide::relativeDensity(double x, double y) const {
  if (m_parts->contains != nullptr)
    return m_parts->contains({x, y}) ? 1 : 0;
  return m_parts->density.at(x, y);
}

} // namespace deblend
