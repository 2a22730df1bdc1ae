#include "controllers/training_controller.h"

namespace deblend {
namespace {

constexpr int pollInterval = 33; // ms

} // namespace

TrainingController::TrainingController(const ModelTypeCatalog& catalog, DataFolders folders, QObject* parent)
    : QObject(parent), m_training(catalog, std::move(folders)) {
  m_timer.setInterval(pollInterval);
  connect(&m_timer, &QTimer::timeout, this, &TrainingController::poll);
}

void TrainingController::start(const Project& project, const RunRequest& request) {
  if (!isActive()) {
    begin(project, request);
    return;
  }
  if (m_status.phase != TrainingStatus::Phase::Paused)
    return;
  m_next = request;
  m_nextProject = &project;
  stop();
}

void TrainingController::begin(const Project& project, const RunRequest& request) {
  m_status = {};
  m_status.phase = TrainingStatus::Phase::Preparing;
  m_training.start(project, request);
  m_timer.start();
  Q_EMIT statusChanged(m_status);
}

void TrainingController::pause() {
  m_training.pause();
  poll();
}

void TrainingController::resume() {
  m_training.resume();
  poll();
}

void TrainingController::stop() {
  m_training.stop();
  poll();
}

void TrainingController::waitForEnd() {
  if (!isActive())
    return;
  m_training.stop();
  m_training.wait();
  poll();
}

void TrainingController::poll() {
  if (!isActive())
    return;
  const TrainingStatus status = m_training.status();
  if (m_status.run.empty() && !status.run.empty()) {
    m_status.run = status.run;
    Q_EMIT prepared(run());
  }
  if (const std::vector<MetricsRecord> records = m_training.takeMetrics(); !records.empty())
    Q_EMIT metricsArrived(run(), records);
  if (const std::optional<LiveWeights> weights = m_training.takeWeights())
    Q_EMIT weightsArrived(*weights);
  take(status);
}

void TrainingController::take(const TrainingStatus& status) {
  using Phase = TrainingStatus::Phase;
  const TrainingStatus before = std::exchange(m_status, status);
  if (status.phase == Phase::Idle)
    m_timer.stop();
  Q_EMIT statusChanged(m_status);
  if (status.checkpointsWritten != before.checkpointsWritten)
    Q_EMIT checkpointWritten(run());
  if (status.phase == Phase::Paused && before.phase != Phase::Paused && !status.message.empty())
    Q_EMIT held(run(), QString::fromStdString(status.message));
  if (status.phase != Phase::Idle)
    return;
  Q_EMIT ended(run(), status.ended.value_or(RunState::Stopped), QString::fromStdString(status.message));
  if (const std::optional<RunRequest> next = std::exchange(m_next, std::nullopt))
    begin(*m_nextProject, *next);
}

} // namespace deblend
