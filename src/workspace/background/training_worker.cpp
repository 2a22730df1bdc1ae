#include "background/training_worker.h"

#include "core/error.h"

#include <fmt/format.h>

#include <chrono>

namespace deblend {
namespace {

constexpr double secondsBetweenWeights = 0.25;

double monotonicSeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int threadsOf(Trainer& trainer) {
  const auto scalars = std::get<Scalars>(trainer.preview(ScalarsRequest{}, {}));
  for (const auto& [name, value] : scalars.values)
    if (name == "threads")
      return static_cast<int>(value);
  return 0;
}

} // namespace

TrainingWorker::TrainingWorker(Assignment assignment, const ModelTypeCatalog& catalog, DataFolders folders)
    : m_assignment(std::move(assignment)), m_catalog(catalog), m_folders(std::move(folders)) {
  m_status.phase = Phase::Preparing;
  m_thread = std::jthread([this](std::stop_token stop) { work(stop); });
}

TrainingWorker::~TrainingWorker() {
  stop();
}

void TrainingWorker::pause() {
  const std::scoped_lock lock(m_mutex);
  if (!m_training || m_status.phase != Phase::Running)
    return;
  m_status.phase = Phase::Pausing;
  m_training->pause();
}

void TrainingWorker::resume() {
  const std::scoped_lock lock(m_mutex);
  m_resumeAsked = true;
  m_resumed.notify_all();
}

void TrainingWorker::stop() {
  {
    const std::scoped_lock lock(m_mutex);
    if (m_status.phase != Phase::Idle)
      m_status.phase = Phase::Stopping;
  }
  m_thread.request_stop();
}

void TrainingWorker::wait() {
  if (m_thread.joinable())
    m_thread.join();
}

bool TrainingWorker::isActive() const {
  const std::scoped_lock lock(m_mutex);
  return m_status.phase != Phase::Idle;
}

TrainingStatus TrainingWorker::status() {
  const std::scoped_lock lock(m_mutex);
  TrainingStatus status = m_status;
  m_status.ended.reset();
  status.stepsPerSecond = status.phase == Phase::Running ? m_rate.stepsPerSecond() : 0;
  if (status.stepsPerSecond > 0)
    status.secondsLeft = static_cast<double>(status.totalSteps - status.step) / status.stepsPerSecond;
  return status;
}

std::vector<MetricsRecord> TrainingWorker::takeMetrics() {
  const std::scoped_lock lock(m_mutex);
  return std::exchange(m_metrics, {});
}

std::optional<LiveWeights> TrainingWorker::takeWeights() {
  return m_weights.take();
}

void TrainingWorker::work(std::stop_token stop) {
  try {
    if (m_assignment.readOnlyReason)
      throw Error(fmt::format("The project can only be read now: {}.", *m_assignment.readOnlyReason));
    PreparedRun run = prepareRun(m_assignment.projectFolder, m_assignment.document, m_assignment.request,
                                 m_catalog, m_folders);
    begin(run);
    RunListener listener;
    listener.onMetrics = [this](const MetricsRecord& record) { onMetrics(record); };
    listener.onCheckpoint = [this](const CheckpointManifest&) {
      const std::scoped_lock lock(m_mutex);
      ++m_status.checkpointsWritten;
    };
    listener.onBreather = [this](Trainer& trainer) { onBreather(trainer); };
    RunTraining training(std::move(run), std::move(listener));
    train(training, stop);
  } catch (const std::exception& error) {
    end({RunState::Failed, error.what()});
  }
}

void TrainingWorker::train(RunTraining& training, std::stop_token stop) {
  RunOutcome outcome;
  do {
    {
      const std::scoped_lock lock(m_mutex);
      m_training = &training;
      m_resumeAsked = false;
      m_rate.clear();
      m_status.message.clear();
      if (!stop.stop_requested())
        m_status.phase = Phase::Running;
    }
    outcome = training.train(stop);
    const std::scoped_lock lock(m_mutex);
    m_training = nullptr;
    m_status.step = training.stepCount();
  } while (awaitResume(stop, outcome));
  // A run that was stopped while it was paused is recorded as stopped, not as paused.
  if (outcome.state == RunState::Paused)
    outcome = training.train(stop);
  end(outcome);
}

/// Waits while a pause lasts. A failure to write is a pause too: what was trained is still in memory, and can
/// be saved once there is room.
bool TrainingWorker::awaitResume(std::stop_token stop, const RunOutcome& outcome) {
  const bool canGoOn = outcome.state == RunState::Paused || outcome.state == RunState::Failed;
  if (!canGoOn || stop.stop_requested())
    return false;
  std::unique_lock lock(m_mutex);
  m_status.phase = Phase::Paused;
  m_status.message = outcome.message;
  return m_resumed.wait(lock, stop, [this] { return m_resumeAsked; });
}

void TrainingWorker::begin(const PreparedRun& run) {
  const int threads = threadsOf(*run.trainer);
  const std::scoped_lock lock(m_mutex);
  m_status.run = run.configuration.id;
  m_status.step = run.trainer->stepCount();
  m_status.totalSteps = run.totalSteps;
  m_status.device = run.inputs.device;
  m_status.threads = threads;
}

void TrainingWorker::end(const RunOutcome& outcome) {
  const std::scoped_lock lock(m_mutex);
  m_status.phase = Phase::Idle;
  m_status.ended = outcome.state;
  m_status.message = outcome.message;
}

void TrainingWorker::onMetrics(const MetricsRecord& record) {
  const std::scoped_lock lock(m_mutex);
  m_metrics.push_back(record);
  m_status.step = record.step;
  m_status.loss = record.loss;
  m_status.learningRate = record.learningRate;
  m_status.values = record.values;
  m_rate.add(record.step, record.seconds);
}

void TrainingWorker::onBreather(Trainer& trainer) {
  const double now = monotonicSeconds();
  if (now - m_lastWeights < secondsBetweenWeights || trainer.stepCount() == m_lastWeightsStep)
    return;
  m_lastWeights = now;
  m_lastWeightsStep = trainer.stepCount();
  std::string run;
  {
    const std::scoped_lock lock(m_mutex);
    run = m_status.run;
    m_status.step = trainer.stepCount();
  }
  m_weights.put({run, trainer.stepCount(), trainer.state(StateParts::Weights)});
}

} // namespace deblend
