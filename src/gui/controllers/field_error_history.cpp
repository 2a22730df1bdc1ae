#include "controllers/field_error_history.h"

#include "background/sampler_cache.h"
#include "controllers/studio.h"
#include "exact/field_error.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deblend {
namespace {

constexpr std::size_t mostEntries = 48;
constexpr int alphas = 8;
constexpr int cells = 64;

double errorOf(Sampler& sampler, const ConvolutionField& field, Weights weights,
               const std::function<bool()>& keepGoing) {
  const auto learned = [&](const VectorFieldRequest& asked) {
    VectorFieldRequest request = asked;
    request.weights = weights;
    return std::get<VectorField>(sampler.preview(request, keepGoing));
  };
  return fieldError(learned, field, middleAlphas(alphas), cells);
}

} // namespace

FieldErrorHistory::FieldErrorHistory(Studio& studio, QObject* parent)
    : QObject(parent), m_studio(studio), m_work(this, [this](Outcome<std::pair<QString, double>> outcome) {
        if (outcome.value)
          m_known[outcome.value->first] = outcome.value->second;
        Q_EMIT changed();
        next();
      }) {
  const auto restart = [this] {
    m_work.drop();
    Q_EMIT changed();
    next();
  };
  connect(&studio.exact, &ExactPairing::changed, this, restart);
  connect(&studio.choice, &CheckpointChoice::listChanged, this, restart);
  connect(&studio.project, &ProjectController::documentChanged, this, restart);
  connect(&studio.project, &ProjectController::closed, this, [this] {
    m_work.drop();
    m_sampler = nullptr;
    m_known.clear();
  });
}

FieldErrorHistory::~FieldErrorHistory() = default;

void FieldErrorHistory::setWanted(bool wanted) {
  m_wanted = wanted;
  if (wanted)
    next();
  else
    m_work.drop();
}

QString FieldErrorHistory::keyOf(std::int64_t step) const {
  const TrajectoryRequest request = m_studio.sampling.trajectoryRequest();
  return QStringLiteral("%1/%2/%3")
      .arg(m_studio.choice.run())
      .arg(step)
      .arg(static_cast<int>(request.weights));
}

std::vector<std::int64_t> FieldErrorHistory::steps() const {
  const auto& checkpoints = m_studio.choice.checkpoints();
  const std::size_t taken = std::min(checkpoints.size(), mostEntries);
  std::vector<std::int64_t> steps;
  for (std::size_t i = 0; i < taken; ++i)
    steps.push_back(checkpoints[taken < 2 ? 0 : i * (checkpoints.size() - 1) / (taken - 1)].step);
  return steps;
}

std::vector<FieldErrorEntry> FieldErrorHistory::entries() const {
  std::vector<FieldErrorEntry> entries;
  if (!m_studio.exact.sides())
    return entries;
  for (const std::int64_t step : steps())
    if (const auto known = m_known.find(keyOf(step)); known != m_known.end() && std::isfinite(*known))
      entries.push_back({step, *known});
  return entries;
}

/// The last checkpoint comes first.
void FieldErrorHistory::next() {
  const std::shared_ptr<const ExactSides> sides = m_studio.exact.sides();
  if (!m_wanted || !sides || m_work.isBusy() || m_studio.choice.run().isEmpty())
    return;
  std::vector<std::int64_t> missing = steps();
  std::erase_if(missing, [this](std::int64_t step) { return m_known.contains(keyOf(step)); });
  if (missing.empty())
    return;
  if (!m_sampler)
    m_sampler = std::make_shared<SamplerCache>(m_studio.program().plugins, m_studio.project.dataFolders());
  const SamplingSubject subject{m_studio.runs.folderOf(m_studio.choice.run()), missing.back(), nullptr};
  const Weights weights = m_studio.sampling.trajectoryRequest().weights;
  m_work.start(
      [sides, subject, weights, sampler = m_sampler, key = keyOf(missing.back())](const auto& keepGoing) {
        try {
          return std::pair(key, errorOf(sampler->samplerFor(subject), *sides->field, weights, keepGoing));
        } catch (const std::exception&) {
          // Its other views tell of a checkpoint that cannot be read.
          return std::pair(key, std::numeric_limits<double>::quiet_NaN());
        }
      });
}

} // namespace deblend
