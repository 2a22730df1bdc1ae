#pragma once

#include "sampling/preview.h"

#include <memory>
#include <span>
#include <vector>

namespace deblend {

/// Whether a trajectory is one of points of the plane, whole and not empty.
bool isPlanarTrajectory(const Trajectory& trajectory);

/// The two kept states that an α lies between, and how far it is from the first to the second, 0 to 1.
struct StatesAround {
  std::int64_t before = 0;
  std::int64_t after = 0;
  float part = 0;
};
/// Before the first and after the last state those. `trajectory` has one state at least.
StatesAround statesAround(const Trajectory& trajectory, double alpha);

/// The points [N, 2] of a planar trajectory at α, between two states by a straight line; before the first and
/// after the last state those.
std::vector<float> pointsAt(const Trajectory& trajectory, double alpha);

/// The smallest rectangle that holds the unit square and the states that are finite.
PlaneRectangle boundsOf(const Trajectory& trajectory);

} // namespace deblend
