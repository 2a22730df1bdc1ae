#include "evaluation/straightness.h"

#include <cmath>
#include <limits>

namespace deblend {

double straightness(const Trajectory& trajectory) {
  const std::int64_t states = trajectory.stateCount();
  if (states < 2)
    return std::numeric_limits<double>::quiet_NaN();
  const auto size = static_cast<std::size_t>(trajectory.count * elementCount(trajectory.sampleShape));
  const auto state = [&](std::int64_t k) {
    return trajectory.states.data() + static_cast<std::size_t>(k) * size;
  };
  const double span = trajectory.alphas.back() - trajectory.alphas.front();
  double way = 0;
  double deviation = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const double direct =
        (static_cast<double>(state(states - 1)[i]) - static_cast<double>(state(0)[i])) / span;
    way += direct * direct;
    for (std::int64_t k = 0; k + 1 < states; ++k) {
      const auto at = static_cast<std::size_t>(k);
      const double step = trajectory.alphas[at + 1] - trajectory.alphas[at];
      const double speed = (static_cast<double>(state(k + 1)[i]) - static_cast<double>(state(k)[i])) / step;
      deviation += (speed - direct) * (speed - direct) * step / span;
    }
  }
  return way > 0 ? deviation / way : std::numeric_limits<double>::quiet_NaN();
}

} // namespace deblend
