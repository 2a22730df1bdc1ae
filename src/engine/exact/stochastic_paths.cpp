#include "exact/stochastic_paths.h"

#include "core/error.h"
#include "core/in_parallel.h"
#include "exact/pair_drawing.h"
#include "sampling/integrate.h"
#include "sampling/random.h"

#include <fmt/format.h>

#include <span>

namespace deblend {
namespace {

void requireValid(const StochasticPathRequest& request) {
  if (request.count < 1 || request.first < 0 || request.keptStates < 0)
    throw Error(
        fmt::format("Stochastic paths need at least 1 path, from starting point 0 on, and keep 0 states or "
                    "more, but {} from {} on that keep {} were asked for.",
                    request.count, request.first, request.keptStates));
  if (request.steps < 2)
    throw Error(fmt::format("Stochastic paths of N = {} steps were asked for: the chain takes 2 or more.",
                            request.steps));
}

Trajectory emptyPaths(const StochasticPathRequest& request, const std::vector<std::int64_t>& kept) {
  Trajectory paths;
  paths.sampleShape = {2};
  paths.count = request.count;
  for (const std::int64_t place : kept)
    paths.alphas.push_back(static_cast<double>(place) / static_cast<double>(request.steps));
  paths.states.resize(2 * kept.size() * static_cast<std::size_t>(request.count));
  return paths;
}

/// Writes one path's kept states to their places.
class PathStates {
public:
  PathStates(Trajectory& paths, const std::vector<std::int64_t>& kept, std::size_t path)
      : m_states(paths.states), m_count(static_cast<std::size_t>(paths.count)), m_kept(kept), m_path(path) {}

  void put(std::int64_t step, PlanePoint point) {
    if (m_next == m_kept.size() || m_kept[m_next] != step)
      return;
    float* const state = m_states.data() + 2 * (m_next++ * m_count + m_path);
    state[0] = static_cast<float>(point.x);
    state[1] = static_cast<float>(point.y);
  }

private:
  std::vector<float>& m_states;
  std::size_t m_count;
  const std::vector<std::int64_t>& m_kept;
  std::size_t m_path;
  std::size_t m_next = 0;
};

void walk(PlanePoint start, std::int64_t steps, PairDrawing& drawing, PathStates& states) {
  states.put(0, start);
  PointPair pair{start, drawing.drawTarget()};
  const auto alphaAt = [steps](std::int64_t step) {
    return static_cast<double>(step) / static_cast<double>(steps);
  };
  for (std::int64_t step = 1; step <= steps; ++step) {
    const PlanePoint point = blended(pair, alphaAt(step));
    states.put(step, point);
    if (step < steps)
      pair = drawing.drawPair(point, alphaAt(step), pair);
  }
}

} // namespace

Trajectory stochasticPaths(const ExactSide& source, const ExactSide& target,
                           const StochasticPathRequest& request, const std::function<bool()>& keepGoing) {
  requireValid(request);
  const std::vector<std::int64_t> kept = keptPlaces(request.steps + 1, request.keptStates);
  Trajectory paths = emptyPaths(request, kept);
  const std::vector<float> start = source.startPoints(request.count, request.seed, request.first);
  const SideCells sourceCells(source), targetCells(target);
  inParallel(
      static_cast<std::size_t>(request.count),
      [&](std::size_t path, std::size_t) {
        const std::uint64_t number = static_cast<std::uint64_t>(request.first) + path;
        const std::uint64_t seed = deriveSeed(request.seed, fmt::format("path {}", number));
        PairDrawing drawing(sourceCells, targetCells, seed, request.steps, request.leastAcceptance);
        PathStates states(paths, kept, path);
        walk({start[2 * path], start[2 * path + 1]}, request.steps, drawing, states);
      },
      keepGoing);
  return paths;
}

} // namespace deblend
