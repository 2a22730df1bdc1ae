#pragma once

#include "sampling/preview.h"

#include <memory>
#include <span>
#include <vector>

namespace deblend {

/// Whether a trajectory is one of points of the plane, whole and not empty.
bool isPlanarTrajectory(const Trajectory& trajectory);

/// The points [N, 2] of a planar trajectory at α, between two states by a straight line; before the first and
/// after the last state those.
std::vector<float> pointsAt(const Trajectory& trajectory, double alpha);

/// The smallest rectangle that holds the unit square and the states that are finite.
PlaneRectangle boundsOf(const Trajectory& trajectory);

} // namespace deblend
