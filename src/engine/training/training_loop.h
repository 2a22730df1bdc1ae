#pragma once

#include "training/trainer.h"

#include <atomic>
#include <stop_token>

namespace deblend {

/// One line of a run's metrics.
struct MetricsRecord {
  std::int64_t step = 0;
  double loss = 0; ///< mean over the steps since the last record
  double learningRate = 0;
  double seconds = 0;                                      ///< of training so far, over all resumptions
  std::vector<std::pair<std::string, double>> values = {}; ///< of the LossReport
};

/// Told what happens, on the training thread. It must not block: training waits for it. The loop holds no
/// lock.
class TrainingObserver {
public:
  virtual ~TrainingObserver() = default;
  virtual void onMetrics(const MetricsRecord& record) = 0;
  /// A checkpoint is due. `record` tells the mean loss since the one before, NaN where none was reported
  /// since. What it throws ends run().
  virtual void onCheckpoint(Trainer& trainer, const MetricsRecord& record) = 0;
  /// Between two steps, a few times a second at most: the moment to copy the weights for a live view.
  virtual void onBreather(Trainer& trainer) = 0;
};

struct LoopSettings {
  std::int64_t totalSteps = 0;
  std::int64_t metricsInterval = 16;      ///< steps a record
  std::int64_t checkpointInterval = 4096; ///< steps; 0: only at the end, on pause and on stop
  double secondsBefore = 0;               ///< of training, from earlier resumptions
};

enum class LoopEnd { Finished, Stopped, Paused, Diverged };

/// Runs a trainer step by step. One thread; pause() may be called from any.
class TrainingLoop {
public:
  TrainingLoop(Trainer& trainer, LoopSettings settings, TrainingObserver& observer);

  /// Returns after at most one more step once a stop or a pause was asked for, having saved a checkpoint of
  /// the last step; on Diverged (a loss or a weight that is not finite) nothing is saved, since the weights
  /// are spoiled. May be called again after Paused. Throws Error if a step or a checkpoint fails.
  LoopEnd run(std::stop_token stop);

  void pause() { m_pauseAsked = true; }
  const MetricsRecord& latest() const { return m_latest; }

private:
  /// Over the steps since the last checkpoint.
  struct LossMean {
    double sum = 0;
    std::int64_t steps = 0;
    void add(const LossReport& report);
    double mean() const; ///< NaN if nothing was reported
  };

  LoopEnd runToEnd(std::stop_token stop);
  bool isReportDue(std::int64_t step) const;
  bool isCheckpointDue(std::int64_t step) const;
  bool report();
  bool saveCheckpoint();
  void breathe();
  double secondsNow() const;

  Trainer& m_trainer;
  LoopSettings m_settings;
  TrainingObserver& m_observer;
  std::atomic<bool> m_pauseAsked = false;
  MetricsRecord m_latest;
  LossMean m_checkpointLoss;
  double m_startedAt = 0;
  double m_lastBreather = 0;
  std::int64_t m_lastCheckpoint;
};

} // namespace deblend
