#include "exact/path_convergence.h"

#include "core/error.h"
#include "exact/exact_mapping.h"
#include "exact/stochastic_paths.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace deblend {
namespace {

constexpr std::int64_t mappingSteps = 512;
constexpr std::int64_t comparedStates = 17;

/// The mapping's points [N, 2] at any α, between two of its states.
std::vector<float> pointsAt(const Trajectory& mapping, double alpha) {
  const double place = alpha * static_cast<double>(mapping.stateCount() - 1);
  const auto below = static_cast<std::size_t>(std::min(place, static_cast<double>(mapping.stateCount() - 2)));
  const auto share = static_cast<float>(place - static_cast<double>(below));
  const std::size_t size = 2 * static_cast<std::size_t>(mapping.count);
  const std::span<const float> states(mapping.states);
  std::vector<float> points(size);
  std::ranges::transform(states.subspan(below * size, size), states.subspan((below + 1) * size, size),
                         points.begin(), [share](float a, float b) { return std::lerp(a, b, share); });
  return points;
}

/// The mean squared distance of points [N, 2].
double meanSquare(std::span<const float> a, std::span<const float> b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += (double{a[i]} - b[i]) * (double{a[i]} - b[i]);
  return sum / (static_cast<double>(a.size()) / 2);
}

PathDistance distanceOf(const Trajectory& chain, const Trajectory& mapping, std::int64_t steps) {
  const std::size_t size = 2 * static_cast<std::size_t>(chain.count);
  double sum = 0, last = 0;
  for (std::size_t state = 0; state < chain.alphas.size(); ++state) {
    last = meanSquare(std::span(chain.states).subspan(state * size, size),
                      pointsAt(mapping, chain.alphas[state]));
    sum += last;
  }
  return {steps, std::sqrt(last), std::sqrt(sum / static_cast<double>(chain.alphas.size()))};
}

/// The least-squares slope of −log distance against log N.
double fittedOrder(const std::vector<PathDistance>& distances, double PathDistance::*value) {
  const auto count = static_cast<double>(distances.size());
  double meanX = 0, meanY = 0, covariance = 0, variance = 0;
  for (const PathDistance& distance : distances) {
    meanX += std::log(static_cast<double>(distance.steps)) / count;
    meanY += std::log(distance.*value) / count;
  }
  for (const PathDistance& distance : distances) {
    const double x = std::log(static_cast<double>(distance.steps)) - meanX;
    covariance += x * (std::log(distance.*value) - meanY);
    variance += x * x;
  }
  return variance > 0 ? -covariance / variance : 0;
}

} // namespace

PathConvergence pathConvergence(const ExactSide& source, const ExactSide& target,
                                const PathConvergenceRequest& request,
                                const std::function<bool(const PathDistance&)>& done,
                                const std::function<bool()>& keepGoing) {
  TrajectoryRequest mapped;
  mapped.count = request.count;
  mapped.steps = mappingSteps;
  mapped.seed = request.seed;
  const Trajectory mapping = exactMapping(source, target, mapped, keepGoing);
  PathConvergence result;
  for (const std::int64_t steps : request.steps) {
    const Trajectory chain = stochasticPaths(
        source, target,
        {.count = request.count, .steps = steps, .seed = request.seed, .keptStates = comparedStates},
        keepGoing);
    result.distances.push_back(distanceOf(chain, mapping, steps));
    if (done && !done(result.distances.back()))
      throw Error("cancelled");
  }
  result.endOrder = fittedOrder(result.distances, &PathDistance::endDistance);
  result.pathOrder = fittedOrder(result.distances, &PathDistance::pathDistance);
  return result;
}

} // namespace deblend
