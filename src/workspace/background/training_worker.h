#pragma once

#include "background/background_training.h"
#include "background/step_rate.h"
#include "runs/run_training.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace deblend {

/// The thread behind BackgroundTraining, for one run from its preparation to its end. All public members are
/// for the thread that made it, and none waits for a step (but wait() and the destructor).
class TrainingWorker {
public:
  struct Assignment {
    std::filesystem::path projectFolder;
    ProjectDocument document;
    RunRequest request;
    std::optional<std::string> readOnlyReason;
  };

  TrainingWorker(Assignment assignment, const ModelTypeCatalog& catalog, DataFolders folders);
  /// Stops, after a checkpoint.
  ~TrainingWorker();

  void pause();
  void resume();
  void stop();
  void wait();
  bool isActive() const;

  TrainingStatus status();
  std::vector<MetricsRecord> takeMetrics();
  std::optional<LiveWeights> takeWeights();

private:
  using Phase = TrainingStatus::Phase;

  void work(std::stop_token stop);
  void train(RunTraining& training, std::stop_token stop);
  bool awaitResume(std::stop_token stop, const RunOutcome& outcome);
  void begin(const PreparedRun& run);
  void end(const RunOutcome& outcome);
  void onMetrics(const MetricsRecord& record);
  void onBreather(Trainer& trainer);

  const Assignment m_assignment;
  const ModelTypeCatalog& m_catalog;
  const DataFolders m_folders;

  mutable std::mutex m_mutex; ///< held for a copy at most
  TrainingStatus m_status;
  std::vector<MetricsRecord> m_metrics;
  StepRate m_rate;
  bool m_resumeAsked = false;
  RunTraining* m_training = nullptr; ///< while it can be paused
  std::condition_variable_any m_resumed;
  Mailbox<LiveWeights> m_weights;
  double m_lastWeights = 0;
  std::int64_t m_lastWeightsStep = -1;

  std::jthread m_thread; ///< last: everything else outlives it
};

} // namespace deblend
