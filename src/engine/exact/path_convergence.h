#pragma once

#include "exact/exact_side.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace deblend {

/// How far chains of N steps end from the deterministic mapping of the same starting points.
struct PathDistance {
  std::int64_t steps = 0;  ///< N
  double endDistance = 0;  ///< root mean square over the paths, at α = 1
  double pathDistance = 0; ///< the same over states evenly spread along the paths
};

struct PathConvergence {
  std::vector<PathDistance> distances;
  double endOrder = 0; ///< the distance falls with this power of 1/N: the slope in logarithms; 0 for one N
  double pathOrder = 0;
};

struct PathConvergenceRequest {
  std::vector<std::int64_t> steps = {2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 10'000};
  std::int64_t count = 256;
  std::uint64_t seed = 0;
};

/// `done` hears of every distance as soon as it is known, in the order of the request; it answers false to
/// cancel, and may be empty. Throws Error as stochasticPaths() does. All cores.
PathConvergence pathConvergence(const ExactSide& source, const ExactSide& target,
                                const PathConvergenceRequest& request,
                                const std::function<bool(const PathDistance&)>& done = {},
                                const std::function<bool()>& keepGoing = {});

} // namespace deblend
