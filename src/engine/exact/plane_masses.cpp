#include "exact/plane_masses.h"

#include "core/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deblend {
namespace {

/// How a grid's cells along one axis share out over another grid's, whose cells begin at whole numbers: each
/// adds to `to` what of it lies there.
struct Overlap {
  int from = 0;
  int to = 0;
  double share = 0; ///< of the cell `from`
};

/// Of `count` cells over begin to end, in units of the other grid's cells.
std::vector<Overlap> overlaps(int count, double begin, double end, int toCount) {
  std::vector<Overlap> all;
  const double length = (end - begin) / count;
  for (int from = 0; from < count; ++from) {
    const double low = begin + from * length, high = low + length;
    for (int to = static_cast<int>(low); to < toCount && to < high; ++to)
      if (const double common = std::min(high, to + 1.0) - std::max(low, static_cast<double>(to)); common > 0)
        all.push_back({from, to, common / length});
  }
  return all;
}

void requireDensity(const DensityGrid& density) {
  for (const float value : density.values)
    if (!(value >= 0) || !std::isfinite(value))
      throw Error(
          fmt::format("A density holds the value {}, but only finite values from 0 are allowed.", value));
  if (std::ranges::none_of(density.values, [](float value) { return value > 0; }))
    throw Error("A density is 0 everywhere, and somewhere it must be higher.");
}

std::vector<float> normalised(const std::vector<double>& masses) {
  const double total = std::accumulate(masses.begin(), masses.end(), 0.0);
  std::vector<float> values(masses.size());
  std::ranges::transform(masses, values.begin(),
                         [&](double mass) { return static_cast<float>(mass / total); });
  return values;
}

/// A place between the centres of two cells.
struct Between {
  std::size_t first = 0;
  double fraction = 0; ///< that the second takes
};

Between between(double place, int side) {
  const double centre = std::clamp(place - 0.5, 0.0, side - 1.0);
  const double first = std::min(std::floor(centre), side - 2.0);
  return {static_cast<std::size_t>(first), centre - first};
}

} // namespace

void requirePlaneSide(int side) {
  if (side < smallestPlaneSide || side > largestPlaneSide)
    throw Error(fmt::format("The size of an exact field's grid is {} cells a side: allowed are {} to {}.",
                            side, smallestPlaneSide, largestPlaneSide));
}

PlaneRectangle squareAround(const PlaneRectangle& rectangle) {
  const double side = std::max(rectangle.right - rectangle.left, rectangle.bottom - rectangle.top);
  return {rectangle.left, rectangle.top, rectangle.left + side, rectangle.top + side};
}

DensityGrid normalDensity(double mean, double deviation, int cells) {
  constexpr double reach = 5; // deviations on either side: all but a millionth
  std::vector<double> shares;
  for (int i = 0; i < cells; ++i) {
    const auto below = [&](int border) {
      return std::erfc(-(2 * reach * border / cells - reach) / std::sqrt(2)) / 2;
    };
    shares.push_back(below(i + 1) - below(i));
  }
  DensityGrid density{.width = cells,
                      .height = cells,
                      .values = {},
                      .rectangle = {mean - reach * deviation, mean - reach * deviation,
                                    mean + reach * deviation, mean + reach * deviation}};
  const double largest = *std::ranges::max_element(shares);
  for (const double row : shares)
    for (const double column : shares)
      density.values.push_back(static_cast<float>(row * column / (largest * largest)));
  return density;
}

PlaneMasses massesOf(const DensityGrid& density, int side) {
  requirePlaneSide(side);
  requireDensity(density);
  const PlaneRectangle square = squareAround(density.rectangle);
  const double perUnit = side / (square.right - square.left);
  const auto columns = overlaps(density.width, 0, (density.rectangle.right - square.left) * perUnit, side);
  const auto rows = overlaps(density.height, 0, (density.rectangle.bottom - square.top) * perUnit, side);
  const auto stride = static_cast<std::size_t>(side);
  std::vector<double> masses(stride * stride);
  for (const Overlap& row : rows)
    for (const Overlap& column : columns)
      masses[static_cast<std::size_t>(row.to) * stride + static_cast<std::size_t>(column.to)] +=
          row.share * column.share *
          density.values[static_cast<std::size_t>(row.from) * static_cast<std::size_t>(density.width) +
                         static_cast<std::size_t>(column.from)];
  return {side, square, normalised(masses)};
}

PlaneMasses massesOf(std::span<const float> points, const PlaneRectangle& square, int side) {
  requirePlaneSide(side);
  if (points.empty())
    throw Error("A set of points is empty, and an exact field needs at least one on either side.");
  const double perUnit = side / (square.right - square.left);
  const auto stride = static_cast<std::size_t>(side);
  std::vector<double> masses(stride * stride);
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    const Between column = between((points[i] - square.left) * perUnit, side);
    const Between row = between((points[i + 1] - square.top) * perUnit, side);
    double* cell = masses.data() + row.first * stride + column.first;
    cell[0] += (1 - row.fraction) * (1 - column.fraction);
    cell[1] += (1 - row.fraction) * column.fraction;
    cell[stride] += row.fraction * (1 - column.fraction);
    cell[stride + 1] += row.fraction * column.fraction;
  }
  return {side, square, normalised(masses)};
}

} // namespace deblend
