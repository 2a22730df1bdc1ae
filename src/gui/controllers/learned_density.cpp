#include "controllers/learned_density.h"

#include "controllers/studio.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deblend {
namespace {

constexpr int pollInterval = 30; // ms
constexpr int cells = 96;        ///< along the longer side
constexpr std::int64_t steps = 32;

LogDensityRequest requestFor(const PlaneRectangle& rectangle, Weights weights) {
  const double width = rectangle.right - rectangle.left;
  const double height = rectangle.bottom - rectangle.top;
  const double cell = std::max(width, height) / cells;
  LogDensityRequest request;
  request.rectangle = rectangle;
  request.columns = std::clamp(static_cast<int>(std::lround(width / cell)), 1, cells);
  request.rows = std::clamp(static_cast<int>(std::lround(height / cell)), 1, cells);
  request.settings.steps = steps;
  request.settings.weights = weights;
  return request;
}

double areaOfCell(const PlaneRectangle& rectangle, int columns, int rows) {
  return (rectangle.right - rectangle.left) * (rectangle.bottom - rectangle.top) / columns / rows;
}

/// The largest density of a grid whose values are scaled to a maximum of 1.
double peakOf(const DensityGrid& grid) {
  const double sum = std::accumulate(grid.values.begin(), grid.values.end(), 0.0);
  return sum > 0 ? 1 / (sum * areaOfCell(grid.rectangle, grid.width, grid.height)) : 0;
}

LearnedDensity::Densities densitiesOf(const ScalarField& logarithm, const DataSummary& target) {
  auto model = std::make_shared<DensityGrid>();
  model->width = logarithm.columns;
  model->height = logarithm.rows;
  model->rectangle = logarithm.rectangle;
  LearnedDensity::Densities densities{nullptr, {target, &target->density}, 0};
  const double area = areaOfCell(logarithm.rectangle, logarithm.columns, logarithm.rows);
  const double peak = peakOf(target->density);
  for (const float value : logarithm.values) {
    const double density = std::isnan(value) ? 0 : std::exp(static_cast<double>(value));
    densities.mass += density * area;
    model->values.push_back(static_cast<float>(peak > 0 ? density / peak : 0));
  }
  densities.model = std::move(model);
  return densities;
}

} // namespace

LearnedDensity::LearnedDensity(Studio& studio, QObject* parent)
    : QObject(parent), m_studio(studio),
      m_sampling(studio.program().plugins, studio.program().dataFolders()) {
  m_timer.setInterval(pollInterval);
  connect(&m_timer, &QTimer::timeout, this, &LearnedDensity::poll);
  connect(&m_studio.choice, &CheckpointChoice::choiceChanged, this, &LearnedDensity::forget);
  connect(&m_studio.pairing, &Pairing::changed, this, &LearnedDensity::forget);
  connect(&m_studio.project, &ProjectController::documentChanged, this, [this] {
    if (m_studio.sampling.trajectoryRequest().weights != m_weights)
      forget();
  });
}

void LearnedDensity::setWanted(bool wanted) {
  m_wanted = wanted;
  if (wanted && m_stale)
    ask();
}

void LearnedDensity::forget() {
  m_densities.reset();
  m_problem.clear();
  m_stale = true;
  if (m_wanted)
    ask();
  Q_EMIT changed();
}

void LearnedDensity::ask() {
  const auto step = m_studio.choice.step();
  const DataSummary& target = m_studio.pairing.target();
  if (!step || !target || target->density.values.empty())
    return;
  m_stale = false;
  m_weights = m_studio.sampling.trajectoryRequest().weights;
  m_subject = {m_studio.runs.folderOf(m_studio.choice.run()), *step, nullptr};
  m_sampling.request(m_subject, requestFor(target->density.rectangle, m_weights));
  m_timer.start();
  Q_EMIT changed();
}

void LearnedDensity::poll() {
  const bool wasBusy = m_sampling.isBusy();
  for (const SamplingResult& result : m_sampling.takeResults())
    if (isCurrent(result))
      take(result);
  if (!wasBusy) {
    m_timer.stop();
    Q_EMIT changed();
  }
}

bool LearnedDensity::isCurrent(const SamplingResult& result) const {
  const auto* asked = std::get_if<LogDensityRequest>(&result.request);
  return !m_stale && result.subject == m_subject && asked && asked->settings.weights == m_weights;
}

void LearnedDensity::take(const SamplingResult& result) {
  const DataSummary& target = m_studio.pairing.target();
  const auto* field = result.preview ? std::get_if<ScalarField>(&*result.preview) : nullptr;
  if (field && target)
    m_densities = densitiesOf(*field, target);
  else
    m_problem = QString::fromStdString(result.message);
  Q_EMIT changed();
}

} // namespace deblend
