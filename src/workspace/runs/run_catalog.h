#pragma once

#include "runs/metrics_file.h"
#include "training/checkpoint.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace deblend {

enum class RunState {
  Running,     ///< a program trains it now
  Paused,      ///< can go on; its program may still hold it in memory
  Stopped,     ///< can go on
  Interrupted, ///< its program ended without a word; can go on from its last checkpoint
  Finished,
  Diverged, ///< a loss was not finite
  Failed
};
/// "running", "paused", …
std::string toText(RunState state);

/// A line of a list of runs.
struct RunSummary {
  std::string id; ///< "0001-mlp"
  int number = 0; ///< 1 for "0001-mlp": a run keeps its colour by it
  std::string experiment;
  std::string modelType;
  std::string created;
  RunState state = RunState::Stopped;
  std::string message; ///< why it diverged or failed, or why it cannot be read
  std::int64_t step = 0;
  std::int64_t totalSteps = 0;
  std::optional<double> loss;
  std::string parent; ///< "0001-mlp/4096", or empty
};

/// All runs of a project by rising number. A run that cannot be read is listed as failed, with the reason.
std::vector<RunSummary> listRuns(const std::filesystem::path& runsFolder);
RunSummary summariseRun(const std::filesystem::path& runFolder);

/// The folder of a run by its id, its number ("1", "0001") or "latest". Throws Error that lists the runs.
std::filesystem::path findRun(const std::filesystem::path& runsFolder, const std::string& run);

/// The folder of a checkpoint of a run: its step, "latest", "best" (lowest loss), or "best:METRIC" (lowest
/// value among the evaluations that compare with the latest one by that metric). Throws Error that lists
/// them; for "latest" also where one after the last whole one is damaged.
std::filesystem::path findCheckpoint(const std::filesystem::path& runFolder, const std::string& checkpoint);

inline std::filesystem::path checkpointsFolder(const std::filesystem::path& runFolder) {
  return runFolder / "checkpoints";
}

/// Makes runs/NNNN-modelType with the next free number; never an existing one. Throws Error.
std::filesystem::path createRunFolder(const std::filesystem::path& runsFolder, const std::string& modelType);

} // namespace deblend
