#include "training/training_loop.h"

#include <chrono>
#include <cmath>
#include <limits>

namespace deblend {
namespace {

constexpr double secondsBetweenBreathers = 0.1;

double monotonicSeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

} // namespace

TrainingLoop::TrainingLoop(Trainer& trainer, LoopSettings settings, TrainingObserver& observer)
    : m_trainer(trainer), m_settings(settings), m_observer(observer), m_lastCheckpoint(trainer.stepCount()) {
  m_latest.step = trainer.stepCount();
  m_latest.seconds = settings.secondsBefore;
}

LoopEnd TrainingLoop::run(std::stop_token stop) {
  m_pauseAsked = false;
  m_startedAt = monotonicSeconds() - m_settings.secondsBefore;
  try {
    const LoopEnd end = runToEnd(stop);
    m_settings.secondsBefore = secondsNow();
    return end;
  } catch (...) {
    m_settings.secondsBefore = secondsNow();
    throw;
  }
}

LoopEnd TrainingLoop::runToEnd(std::stop_token stop) {
  LoopEnd end = LoopEnd::Finished;
  while (m_trainer.stepCount() < m_settings.totalSteps) {
    if (stop.stop_requested() || m_pauseAsked) {
      end = stop.stop_requested() ? LoopEnd::Stopped : LoopEnd::Paused;
      break;
    }
    m_trainer.step();
    const std::int64_t step = m_trainer.stepCount();
    if (isReportDue(step) && !report())
      return LoopEnd::Diverged;
    if (isCheckpointDue(step) && !saveCheckpoint())
      return LoopEnd::Diverged;
    breathe();
  }
  const bool saved = m_lastCheckpoint == m_trainer.stepCount() || saveCheckpoint();
  return saved ? end : LoopEnd::Diverged;
}

bool TrainingLoop::isReportDue(std::int64_t step) const {
  return step % m_settings.metricsInterval == 0 || step == m_settings.totalSteps;
}

bool TrainingLoop::isCheckpointDue(std::int64_t step) const {
  return m_settings.checkpointInterval > 0 && step % m_settings.checkpointInterval == 0;
}

bool TrainingLoop::report() {
  const LossReport loss = m_trainer.takeLossReport();
  m_latest = {m_trainer.stepCount(), loss.loss, loss.learningRate, secondsNow(), loss.values};
  m_observer.onMetrics(m_latest);
  m_checkpointLoss.add(loss);
  return std::isfinite(loss.loss);
}

bool TrainingLoop::saveCheckpoint() {
  if (!m_trainer.isFinite())
    return false;
  m_observer.onCheckpoint(
      m_trainer, {m_trainer.stepCount(), m_checkpointLoss.mean(), m_latest.learningRate, secondsNow()});
  m_checkpointLoss = {};
  m_lastCheckpoint = m_trainer.stepCount();
  return true;
}

void TrainingLoop::breathe() {
  const double now = monotonicSeconds();
  if (now - m_lastBreather < secondsBetweenBreathers)
    return;
  m_lastBreather = now;
  m_observer.onBreather(m_trainer);
}

double TrainingLoop::secondsNow() const {
  return monotonicSeconds() - m_startedAt;
}

void TrainingLoop::LossMean::add(const LossReport& report) {
  sum += report.loss * static_cast<double>(report.steps);
  steps += report.steps;
}

double TrainingLoop::LossMean::mean() const {
  return steps > 0 ? sum / static_cast<double>(steps) : std::numeric_limits<double>::quiet_NaN();
}

} // namespace deblend
