#pragma once

#include "background/background_training.h"
#include "sampling/preview.h"

#include <functional>
#include <stop_token>
#include <thread>

namespace deblend {

/// Which weights to show: a checkpoint of a run, or those of the run in training.
struct SamplingSubject {
  std::filesystem::path runFolder;
  std::int64_t step = 0;                           ///< of the checkpoint, or of the live weights
  std::shared_ptr<const TrainerState> liveWeights; ///< null: the checkpoint's

  bool operator==(const SamplingSubject&) const = default;
};

/// Answers to one subject. A request that failed has no value but a message; one for what the run's model type
/// does not have, such as the trajectories of one that maps nothing, has neither.
struct SamplingResult {
  SamplingSubject subject;
  PreviewRequest request;
  std::optional<Preview> preview;
  std::string message;
};

/// Samples on a thread of its own, on a copy of the weights: while training runs, while it is paused and
/// afterwards. Latest wins: a newer request of the same kind (trajectory, vector field, each view) replaces
/// one that waits and cancels one that runs. Used from one thread, which polls.
class BackgroundSampling {
public:
  BackgroundSampling(const ModelTypeCatalog& catalog, DataFolders folders);
  ~BackgroundSampling();

  void request(const SamplingSubject& subject, const PreviewRequest& request);
  /// The same for a trajectory whose request depends on the shape of the run's samples. `choose` is called on
  /// the sampling thread.
  void requestTrajectory(const SamplingSubject& subject,
                         std::function<TrajectoryRequest(const SampleShape&)> choose);
  /// Finished results since the last call, the latest of each kind.
  std::vector<SamplingResult> takeResults();
  bool isBusy() const;

private:
  struct Request;
  struct Shared;
  void work(std::stop_token stop);
  std::optional<Request> takeRequest(std::stop_token stop);

  const ModelTypeCatalog& m_catalog;
  DataFolders m_folders;
  std::unique_ptr<Shared> m_shared;
  std::jthread m_thread;
};

} // namespace deblend
