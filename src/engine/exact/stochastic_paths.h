#pragma once

#include "exact/exact_side.h"
#include "sampling/preview.h"

#include <functional>

namespace deblend {

struct StochasticPathRequest {
  std::int64_t count = 256;      ///< paths, 1 or more
  std::int64_t steps = 128;      ///< N of the chain, 2 or more
  std::uint64_t seed = 0;        ///< path i follows from the seed and i alone
  std::int64_t keptStates = 0;   ///< 0: all N+1; K: that many spread evenly, both ends among them
  std::int64_t first = 0;        ///< which of the seed's starting points is the first
  double leastAcceptance = 1e-4; ///< the share of proposals below which rejection between two shapes gives up
};

/// The stochastic chain of blending and deblending (IADB 2023, alg. 1): from x₀ and a first blend at α = 1/N,
/// again and again a pair is drawn that blends into x_α, and blended at the next α. States are x_α at α =
/// k/N; paths start from the points that a network or exactMapping() would be given. All cores.
///
/// A pair is drawn by rejection: the side that takes up less of the blend is proposed, the other side
/// follows, and is accepted inside its shape, or in proportion to its density. Where pictures or samples
/// hardly ever accept, the pair is drawn from all cells by their weights instead. Throws Error, with the
/// acceptance seen, where two shapes hardly ever do; for counts below their limits; "cancelled" soon after
/// `keepGoing` answers false.
Trajectory stochasticPaths(const ExactSide& source, const ExactSide& target,
                           const StochasticPathRequest& request, const std::function<bool()>& keepGoing = {});

} // namespace deblend
