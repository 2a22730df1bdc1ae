#pragma once

#include "data/density_grid.h"

#include <cstdint>
#include <span>
#include <vector>

namespace deblend {

/// How the probability of a planar distribution spreads over square cells: side × side of them over a square,
/// row-major from the top left, 1 in all.
struct PlaneMasses {
  int side = 0;
  PlaneRectangle rectangle; ///< square
  std::vector<float> values;

  double cell() const { return (rectangle.right - rectangle.left) / side; }
};

/// The numbers of cells a side that are allowed.
inline constexpr int smallestPlaneSide = 8;
inline constexpr int largestPlaneSide = 2048;
/// Throws Error naming the size.
void requirePlaneSide(int side);

/// The smallest square around a rectangle that shares its left and top edges.
PlaneRectangle squareAround(const PlaneRectangle& rectangle);

/// A normal distribution of the plane with one mean and one standard deviation for both coordinates, over
/// cells × cells of the square of ten deviations around it.
DensityGrid normalDensity(double mean, double deviation, int cells);

/// The masses of a density that is constant inside each cell of its grid, over squareAround() its rectangle.
/// Throws Error if no value is above 0, or one is below 0 or not finite.
PlaneMasses massesOf(const DensityGrid& density, int side);

/// The masses of equally likely points [N, 2] over a square: each is shared by the four cells whose centres
/// surround it. Points beyond the outermost centres count in the outermost cells. Throws Error if there are
/// none.
PlaneMasses massesOf(std::span<const float> points, const PlaneRectangle& square, int side);

} // namespace deblend
