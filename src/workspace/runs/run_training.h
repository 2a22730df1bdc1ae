#pragma once

#include "runs/metrics_file.h"
#include "runs/prepare_run.h"
#include "runs/run_catalog.h"
#include "runs/run_lock.h"
#include "training/training_loop.h"

#include <functional>

namespace deblend {

/// How a stretch of training ended.
struct RunOutcome {
  RunState state = RunState::Finished; ///< Finished, Stopped, Paused, Diverged or Failed
  std::string message; ///< for Diverged and Failed: what happened and which checkpoint is good
};

/// Told on the training thread; must not block.
struct RunListener {
  std::function<void(const MetricsRecord&)> onMetrics;
  std::function<void(const CheckpointManifest&)> onCheckpoint;
  std::function<void(Trainer&)> onBreather;
};

/// Trains a prepared run and records it in its folder: metrics, checkpoints with a preview, retention,
/// events. The window's and the command line's only way to train. One thread; pause() from any.
class RunTraining : private TrainingObserver {
public:
  /// Throws Error if another program trains the run, or its folder cannot be written.
  RunTraining(PreparedRun run, RunListener listener);
  ~RunTraining() override;

  /// Trains until the end, a stop, a pause or a failure; the event is recorded. May be called again after
  /// Paused, and after Failed, when the cause (a full disk, say) is gone. Never throws Error.
  RunOutcome train(std::stop_token stop);
  void pause() { m_loop.pause(); }

  const PreparedRun& prepared() const { return m_run; }
  std::int64_t stepCount() const { return m_run.trainer->stepCount(); }

private:
  void onMetrics(const MetricsRecord& record) override;
  void onCheckpoint(Trainer& trainer, const MetricsRecord& record) override;
  void onBreather(Trainer& trainer) override;

  RunOutcome trainOn(std::stop_token stop);
  void record(const std::string& event, const std::string& message = {});
  std::string divergenceMessage() const;
  void applyRetention();

  PreparedRun m_run;
  RunListener m_listener;
  RunLock m_lock;
  MetricsWriter m_metrics;
  TrainingLoop m_loop;
  std::int64_t m_checkpointCount;
};

} // namespace deblend
