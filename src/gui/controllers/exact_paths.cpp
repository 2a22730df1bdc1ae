#include "controllers/exact_paths.h"

#include "controllers/studio.h"
#include "exact/exact_mapping.h"
#include "exact/stochastic_paths.h"

#include <algorithm>

namespace deblend {
namespace {

constexpr std::int64_t mostPoints = 16'384;
constexpr std::int64_t keptStates = 129;
constexpr std::int64_t chains = 256;

} // namespace

ExactPaths::ExactPaths(Studio& studio, QObject* parent)
    : QObject(parent), m_studio(studio),
      m_mappingWork(this,
                    [this](Outcome<Trajectory> outcome) {
                      if (outcome.value)
                        m_mapping = std::make_shared<const Trajectory>(std::move(*outcome.value));
                      else
                        m_problem = outcome.problem;
                      Q_EMIT changed();
                    }),
      m_pathWork(this, [this](Outcome<Chains> outcome) { takePaths(std::move(outcome)); }) {
  connect(&studio.exact, &ExactPairing::changed, this, &ExactPaths::restart);
  connect(&studio.pairing, &Pairing::changed, this, [this] {
    if (m_wanted)
      m_studio.exact.want();
  });
  connect(&studio.project, &ProjectController::documentChanged, this, &ExactPaths::followOptions);
  connect(&studio.playback, &PlaybackController::reverseChanged, this, &ExactPaths::followOptions);
}

void ExactPaths::setWanted(bool wanted) {
  m_wanted = wanted;
  if (!wanted)
    return;
  m_studio.exact.want();
  if (!m_mapping)
    requestMapping();
  if (!m_paths)
    requestPaths();
}

void ExactPaths::setChain(std::int64_t steps) {
  if (steps == m_chain)
    return;
  m_chain = steps;
  requestPaths();
}

/// Other sides.
void ExactPaths::restart() {
  m_mappingWork.drop();
  m_pathWork.drop();
  m_mapping = nullptr;
  m_paths = nullptr;
  m_known.clear();
  m_problem.clear();
  requestMapping();
  requestPaths();
  Q_EMIT changed();
}

void ExactPaths::followOptions() {
  const TrajectoryRequest now = m_studio.sampling.trajectoryRequest();
  if (m_mapping &&
      (now.count != m_request.count || now.steps != m_request.steps || now.direction != m_request.direction))
    requestMapping();
}

void ExactPaths::requestMapping() {
  const std::shared_ptr<const ExactSides> sides = m_studio.exact.sides();
  if (!m_wanted || !sides)
    return;
  m_request = m_studio.sampling.trajectoryRequest();
  TrajectoryRequest request = m_request;
  request.count = std::min(request.count, mostPoints);
  request.keptStates = std::min(request.steps + 1, keptStates);
  m_mappingWork.start([sides, request](const auto& keepGoing) {
    return exactMapping(*sides->source, *sides->target, request, keepGoing);
  });
}

void ExactPaths::requestPaths() {
  const std::shared_ptr<const ExactSides> sides = m_studio.exact.sides();
  if (!m_wanted || !sides)
    return;
  if (const auto known = m_known.value(m_chain)) {
    m_pathWork.drop();
    m_paths = known;
    Q_EMIT changed();
    return;
  }
  StochasticPathRequest request;
  request.count = chains;
  request.steps = m_chain;
  request.keptStates = std::min(m_chain + 1, keptStates);
  m_pathWork.start([sides, request](const auto& keepGoing) {
    return Chains{request.steps, stochasticPaths(*sides->source, *sides->target, request, keepGoing)};
  });
  Q_EMIT changed();
}

void ExactPaths::takePaths(Outcome<Chains> outcome) {
  m_problem = outcome.problem;
  if (outcome.value) {
    const auto paths = std::make_shared<const Trajectory>(std::move(outcome.value->trajectory));
    m_known.insert(outcome.value->steps, paths);
    m_paths = m_known.value(m_chain, paths);
  }
  Q_EMIT changed();
}

} // namespace deblend
