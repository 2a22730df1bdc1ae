#include "controllers/sampling_controller.h"

#include "training/training_options.h"

#include <algorithm>

namespace deblend {
namespace {

constexpr int pollInterval = 16; // ms

constexpr std::int64_t liveCount = 1024;
constexpr std::int64_t liveSteps = 32;
constexpr std::int64_t leastLiveInterval = 250; // ms
/// A live trajectory that took a time is followed by a rest of so many times that.
constexpr std::int64_t liveRest = 9;

/// Of the states that a view keeps, N·(T+1): 32 MB.
constexpr std::int64_t mostStates = 4'194'304;

} // namespace

SamplingController::SamplingController(const ModelTypeCatalog& catalog, DataFolders folders, QObject* parent)
    : QObject(parent), m_sampling(catalog, std::move(folders)), m_options(samplingSchema()) {
  m_timer.setInterval(pollInterval);
  connect(&m_timer, &QTimer::timeout, this, &SamplingController::poll);
  m_liveTimer.setSingleShot(true);
  connect(&m_liveTimer, &QTimer::timeout, this, &SamplingController::requestLiveTrajectory);
}

TrajectoryRequest SamplingController::trajectoryRequest() const {
  TrajectoryRequest request;
  request.count = m_options.integer("sampling_count");
  request.steps = m_options.integer("sampling_steps");
  request.integrator = m_options.text("integrator");
  request.weights = weightsFromText(m_options.text("sampling_weights"));
  request.direction = m_direction;
  return request;
}

TrajectoryRequest SamplingController::viewRequest() const {
  TrajectoryRequest request = trajectoryRequest();
  if (m_live) {
    request.count = std::min(request.count, liveCount);
    request.steps = std::min(request.steps, liveSteps);
  }
  request.count = std::clamp<std::int64_t>(mostStates / (request.steps + 1), 1, request.count);
  return request;
}

void SamplingController::showNothing() {
  show(std::nullopt, false);
}

void SamplingController::showCheckpoint(const std::filesystem::path& runFolder, std::int64_t step) {
  show(SamplingSubject{runFolder, step, nullptr}, false);
}

void SamplingController::showLive(const std::filesystem::path& runFolder) {
  if (!m_live || !m_subject || m_subject->runFolder != runFolder)
    show(SamplingSubject{runFolder, 0, nullptr}, true);
}

void SamplingController::show(std::optional<SamplingSubject> subject, bool live) {
  const bool otherRun = !subject || !m_subject || subject->runFolder != m_subject->runFolder;
  m_subject = std::move(subject);
  m_live = live;
  if (otherRun) {
    Q_EMIT trajectoryChanged(nullptr, 0);
    Q_EMIT fieldChanged(nullptr);
  }
  requestTrajectory();
  requestField();
}

void SamplingController::takeLiveWeights(const std::filesystem::path& runFolder, const LiveWeights& weights) {
  if (!m_live || !m_subject || m_subject->runFolder != runFolder)
    return;
  m_subject->step = weights.step;
  m_subject->liveWeights = weights.state;
  requestLiveTrajectory();
  requestField();
}

void SamplingController::setOptions(const OptionValues& options) {
  if (options == m_options)
    return;
  m_options = options;
  requestTrajectory();
  requestField();
}

void SamplingController::setDirection(Direction direction) {
  if (direction == m_direction)
    return;
  m_direction = direction;
  requestTrajectory();
}

void SamplingController::setAlpha(double alpha) {
  m_alpha = alpha;
  requestField();
}

void SamplingController::setFieldWindow(const std::optional<FieldWindow>& window) {
  m_window = window;
  requestField();
}

bool SamplingController::hasWeights() const {
  return m_subject && (!m_live || m_subject->liveWeights);
}

void SamplingController::requestTrajectory() {
  if (!hasWeights())
    return;
  m_trajectoryClock.start();
  m_sampling.request(*m_subject, viewRequest());
  m_timer.start();
}

void SamplingController::requestLiveTrajectory() {
  if (m_liveTimer.isActive() || !m_live)
    return;
  m_liveTimer.start(static_cast<int>(leastLiveInterval));
  requestTrajectory();
}

void SamplingController::requestField() {
  if (!m_window || !hasWeights())
    return;
  if (m_fieldPending) {
    m_fieldStale = true;
    return;
  }
  m_fieldPending = true;
  m_fieldStale = false;
  m_sampling.request(*m_subject, VectorFieldRequest{m_window->columns, m_window->rows, m_window->rectangle,
                                                    m_alpha, viewRequest().weights});
  m_timer.start();
}

void SamplingController::poll() {
  const bool wasBusy = m_sampling.isBusy();
  std::vector<SamplingResult> results = m_sampling.takeResults();
  // Taking a result may ask for the next, and that may be done before this function is: only a look that finds neither
  // work nor results ends the polling.
  if (!wasBusy && results.empty())
    m_timer.stop();
  for (SamplingResult& result : results)
    take(std::move(result));
}

void SamplingController::take(SamplingResult result) {
  const bool isField = std::holds_alternative<VectorFieldRequest>(result.request);
  if (isField)
    m_fieldPending = false;
  else if (m_live)
    m_liveTimer.start(
        static_cast<int>(std::max<std::int64_t>(leastLiveInterval, liveRest * m_trajectoryClock.elapsed())));
  if (isCurrent(result.subject))
    deliver(std::move(result));
  if (isField && m_fieldStale)
    requestField();
}

bool SamplingController::isCurrent(const SamplingSubject& subject) const {
  if (!m_subject || subject.runFolder != m_subject->runFolder)
    return false;
  return m_live ? subject.liveWeights != nullptr : !subject.liveWeights && subject.step == m_subject->step;
}

void SamplingController::deliver(SamplingResult result) {
  if (!result.preview)
    Q_EMIT failed(QString::fromStdString(result.message));
  else if (auto* trajectory = std::get_if<Trajectory>(&*result.preview))
    Q_EMIT trajectoryChanged(std::make_shared<const Trajectory>(std::move(*trajectory)), result.subject.step);
  else if (auto* field = std::get_if<VectorField>(&*result.preview))
    Q_EMIT fieldChanged(std::make_shared<const VectorField>(std::move(*field)));
}

} // namespace deblend
