#include "evaluation/wasserstein2.h"

#include "core/error.h"
#include "coupling/assignment.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace deblend {

double wasserstein2(const std::vector<float>& a, const std::vector<float>& b) {
  const std::size_t count = a.size() / 2;
  if (count == 0 || a.size() != b.size() || a.size() % 2 != 0)
    throw Error(
        fmt::format("The Wasserstein distance needs two sets of equally many points of the plane, but "
                    "they hold {} and {} numbers.",
                    a.size(), b.size()));
  if (count > static_cast<std::size_t>(mostAssignedPoints))
    throw Error(
        fmt::format("The exact Wasserstein distance assigns at most {} points, but {} were given: take "
                    "fewer, or the sliced one.",
                    mostAssignedPoints, count));
  const auto isFinite = [](float value) { return std::isfinite(value); };
  if (!std::ranges::all_of(a, isFinite) || !std::ranges::all_of(b, isFinite))
    throw Error("The Wasserstein distance needs finite coordinates, but some points have others.");
  return std::sqrt(std::max(assignPlanar(a, b).cost, 0.0) / static_cast<double>(count));
}

} // namespace deblend
