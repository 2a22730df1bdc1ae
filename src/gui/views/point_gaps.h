#pragma once

#include "sampling/preview.h"
#include "views/plane_viewport.h"

#include <vector>

class QPainter;

namespace deblend {

/// The straight lines between where the same samples are in two planar trajectories at one α.
struct PointGaps {
  std::vector<float> from;    ///< [N, 2]
  std::vector<float> to;      ///< [N, 2]
  std::vector<float> lengths; ///< [N]
  double largest = 0;
  double mean = 0; ///< over those that are finite
};

/// Whether both are of points of the plane.
bool havePointGaps(const Trajectory& a, const Trajectory& b);

/// Of as many samples as both have; lengths that are not finite are 0. Both are of points of the plane.
PointGaps pointGapsAt(const Trajectory& a, const Trajectory& b, double alpha);

/// Draws the lines in the colours of gapColour() by their length, the long ones last, each with a dot
/// where it goes to. Of more than a few thousand, evenly chosen ones.
void drawGaps(QPainter& painter, const PointGaps& gaps, const PlaneViewport& viewport);

} // namespace deblend
