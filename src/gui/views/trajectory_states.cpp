#include "views/trajectory_states.h"

#include <algorithm>
#include <cmath>

namespace deblend {

bool isPlanarTrajectory(const Trajectory& trajectory) {
  const auto values = static_cast<std::size_t>(trajectory.count * trajectory.stateCount() * 2);
  return isPlanar(trajectory.sampleShape) && values > 0 && trajectory.states.size() == values;
}

StatesAround statesAround(const Trajectory& trajectory, double alpha) {
  const std::vector<double>& alphas = trajectory.alphas;
  const bool rising = alphas.size() < 2 || alphas.front() < alphas.back();
  const auto passed =
      std::ranges::partition_point(alphas, [&](double a) { return rising ? a <= alpha : a >= alpha; });
  StatesAround around;
  around.after = std::min<std::int64_t>(passed - alphas.begin(), trajectory.stateCount() - 1);
  around.before = std::max<std::int64_t>(passed - alphas.begin() - 1, 0);
  const double first = alphas[static_cast<std::size_t>(around.before)];
  const double gap = alphas[static_cast<std::size_t>(around.after)] - first;
  around.part = static_cast<float>(gap == 0 ? 0 : (alpha - first) / gap);
  return around;
}

std::vector<float> pointsAt(const Trajectory& trajectory, double alpha) {
  const StatesAround around = statesAround(trajectory, alpha);
  const auto length = static_cast<std::size_t>(trajectory.count) * 2;
  const float* from = trajectory.states.data() + static_cast<std::size_t>(around.before) * length;
  const float* to = trajectory.states.data() + static_cast<std::size_t>(around.after) * length;
  std::vector<float> points(length);
  for (std::size_t i = 0; i < length; ++i)
    points[i] = std::lerp(from[i], to[i], around.part);
  return points;
}

PlaneRectangle boundsOf(const Trajectory& trajectory) {
  PlaneRectangle bounds;
  for (std::size_t i = 0; i + 1 < trajectory.states.size(); i += 2) {
    const double x = trajectory.states[i];
    const double y = trajectory.states[i + 1];
    if (!std::isfinite(x) || !std::isfinite(y))
      continue;
    bounds = {std::min(bounds.left, x), std::min(bounds.top, y), std::max(bounds.right, x),
              std::max(bounds.bottom, y)};
  }
  return bounds;
}

} // namespace deblend
