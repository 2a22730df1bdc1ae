#pragma once

#include "background/mailbox.h"
#include "projects/project.h"
#include "runs/prepare_run.h"
#include "runs/run_catalog.h"

namespace deblend {

class TrainingWorker;
struct TrainerState;

/// The state of the training in the background, as of a moment ago.
struct TrainingStatus {
  enum class Phase { Idle, Preparing, Running, Pausing, Paused, Stopping };
  Phase phase = Phase::Idle;
  std::string run; ///< id; empty until it is prepared
  std::int64_t step = 0;
  std::int64_t totalSteps = 0;
  double loss = 0;
  double learningRate = 0;
  std::vector<std::pair<std::string, double>> values; ///< of the latest MetricsRecord
  double stepsPerSecond = 0;                          ///< over the last seconds
  double secondsLeft = 0;
  std::string device;
  int threads = 0;                     ///< of the processor, that a step uses
  std::optional<RunState> ended;       ///< once, in the first status after the training ended
  std::string message;                 ///< why it failed or diverged, with the last good checkpoint
  std::int64_t checkpointsWritten = 0; ///< rises with every checkpoint: list them again
};

/// Weights of the run in training, for live views.
struct LiveWeights {
  std::string run;
  std::int64_t step = 0;
  std::shared_ptr<const TrainerState> state;
};

/// Trains one run at a time on its own thread. Used from one thread, which never waits: results are polled.
/// Destroying it stops the training, after a checkpoint.
class BackgroundTraining {
public:
  BackgroundTraining(const ModelTypeCatalog& catalog, DataFolders folders);
  ~BackgroundTraining();

  /// Begins; whatever fails is told by status(). `project` is copied from. Does nothing while a run is in
  /// training.
  void start(const Project& project, RunRequest request);
  void pause();
  void resume();
  void stop();
  bool isActive() const;
  /// Waits until the training thread has ended. For closing the program.
  void wait();

  TrainingStatus status();
  /// The records since the last call, in order. Records at or before an earlier step mean that the run was
  /// resumed.
  std::vector<MetricsRecord> takeMetrics();
  /// The latest weights; empty if there are none newer than those taken before. Copied at most 4 times a
  /// second.
  std::optional<LiveWeights> takeWeights();

private:
  const ModelTypeCatalog& m_catalog;
  DataFolders m_folders;
  std::unique_ptr<TrainingWorker> m_worker;
};

} // namespace deblend
