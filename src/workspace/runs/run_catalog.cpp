#include "runs/run_catalog.h"

#include "core/error.h"
#include "evaluating/evaluation_log.h"
#include "runs/run_lock.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace deblend {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// The number that a run's folder name begins with; 0 if it has none.
int runNumber(const fs::path& folder) {
  const std::string name = folder.filename().string();
  int number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc() && *end == '-' ? number : 0;
}

std::vector<fs::path> runFolders(const fs::path& runsFolder) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(runsFolder, error))
    if (entry.is_directory(error) && runNumber(entry.path()) > 0)
      folders.push_back(entry.path());
  std::ranges::sort(folders, {}, runNumber);
  return folders;
}

RunState stateFrom(const std::string& event, bool isLocked) {
  if (event == "finished")
    return RunState::Finished;
  if (event == "diverged")
    return RunState::Diverged;
  if (event == "failed")
    return RunState::Failed;
  if (event == "paused")
    return isLocked ? RunState::Paused : RunState::Stopped;
  if (event == "stopped")
    return RunState::Stopped;
  return isLocked ? RunState::Running : RunState::Interrupted;
}

void readIdentity(const fs::path& runFolder, RunSummary& summary) {
  const Json json = Json::parse(readTextFile(runFolder / "run.json"));
  const Json& experiment = json.at("experiment");
  summary.experiment = experiment.at("name");
  summary.modelType = experiment.at("model").at("type");
  summary.created = json.at("created");
  summary.totalSteps = experiment.at("training").at("steps");
  if (json.contains("parent"))
    summary.parent = fmt::format("{}/{}", json.at("parent").at("run").get<std::string>(),
                                 json.at("parent").at("step").get<std::int64_t>());
}

void readProgress(const fs::path& runFolder, RunSummary& summary) {
  const MetricsHistory history = readMetrics(runFolder);
  if (!history.records.empty()) {
    summary.step = history.records.back().step;
    summary.loss = history.records.back().loss;
  }
  if (history.events.empty()) {
    summary.state = stateFrom("started", isRunLocked(runFolder));
    return;
  }
  const RunEvent& last = history.events.back();
  summary.state = stateFrom(last.name, isRunLocked(runFolder));
  summary.step = std::max(summary.step, last.step);
  summary.totalSteps = last.totalSteps;
  summary.message = last.message;
}

Error noCheckpoint(const fs::path& runFolder, const std::string& wanted,
                   const std::vector<CheckpointManifest>& all, const std::vector<std::string>& problems) {
  const std::string run = runFolder.filename().string();
  if (all.empty())
    return Error(problems.empty() ? fmt::format("The run '{}' has no checkpoint yet.", run)
                                  : fmt::format("The run '{}' has no checkpoint that can be used. {}", run,
                                                problems.front()));
  std::string steps;
  for (const CheckpointManifest& each : all)
    steps += fmt::format("{}{}", steps.empty() ? "" : ", ", each.step);
  return Error(
      fmt::format("The run '{}' has no checkpoint '{}': it has {}, latest and best.", run, wanted, steps));
}

constexpr std::string_view bestBy = "best:";

/// The step of the checkpoint with the lowest value of a metric, among evaluations that compare.
std::int64_t bestEvaluated(const fs::path& runFolder, const std::string& metric,
                           const std::vector<CheckpointManifest>& all) {
  if (std::ranges::find(metricNames(), metric) == metricNames().end())
    throw Error(fmt::format("There is no metric '{}' to choose the best checkpoint by: known are {}.", metric,
                            fmt::join(metricNames(), ", ")));
  std::vector<std::int64_t> steps;
  for (const CheckpointManifest& each : all)
    steps.push_back(each.step);
  const std::optional<std::int64_t> best = bestEvaluatedStep(readEvaluations(runFolder), metric, steps);
  if (!best)
    throw Error(
        fmt::format("No checkpoint of the run '{}' has been evaluated by '{}' yet: evaluate them first.",
                    runFolder.filename().string(), metric));
  return *best;
}

/// The latest must not quietly become an older one: throws Error if one after `last` has a manifest, but is
/// damaged.
void requireNoneDamagedAfter(const CheckpointManifest& last, const fs::path& folder) {
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("step-") || std::atoll(name.c_str() + 5) <= last.step ||
        !fs::exists(entry.path() / "manifest.json"))
      continue;
    try {
      readManifest(entry.path());
    } catch (const Error& error) {
      throw Error(fmt::format("{} The last one before it that is whole is {}.", error.what(), last.step));
    }
  }
}

} // namespace

std::string toText(RunState state) {
  switch (state) {
  case RunState::Running:
    return "running";
  case RunState::Paused:
    return "paused";
  case RunState::Stopped:
    return "stopped";
  case RunState::Interrupted:
    return "interrupted";
  case RunState::Finished:
    return "finished";
  case RunState::Diverged:
    return "diverged";
  case RunState::Failed:
    return "failed";
  }
  return {};
}

RunSummary summariseRun(const fs::path& runFolder) {
  RunSummary summary;
  summary.id = runFolder.filename().string();
  summary.number = runNumber(runFolder);
  try {
    readIdentity(runFolder, summary);
    readProgress(runFolder, summary);
  } catch (const nlohmann::json::exception&) {
    summary.state = RunState::Failed;
    summary.message = fmt::format("Cannot read '{}': it is cut short, or not JSON as a run needs it.",
                                  (runFolder / "run.json").string());
  } catch (const Error& error) {
    summary.state = RunState::Failed;
    summary.message = error.what();
  }
  return summary;
}

std::vector<RunSummary> listRuns(const fs::path& runsFolder) {
  std::vector<RunSummary> runs;
  for (const fs::path& folder : runFolders(runsFolder))
    runs.push_back(summariseRun(folder));
  return runs;
}

fs::path findRun(const fs::path& runsFolder, const std::string& run) {
  const std::vector<fs::path> folders = runFolders(runsFolder);
  if (folders.empty())
    throw Error(fmt::format("The project has no run yet, so there is none '{}': train first.", run));
  if (run == "latest")
    return folders.back();
  std::string known;
  for (const fs::path& folder : folders) {
    const std::string id = folder.filename().string();
    if (id == run ||
        (!run.empty() && std::ranges::all_of(run, ::isdigit) && runNumber(folder) == std::atoi(run.c_str())))
      return folder;
    known += (known.empty() ? "" : ", ") + id;
  }
  throw Error(fmt::format("The project has no run '{}': it has {}.", run, known));
}

fs::path findCheckpoint(const fs::path& runFolder, const std::string& checkpoint) {
  std::vector<std::string> problems;
  const std::vector<CheckpointManifest> all = listCheckpoints(checkpointsFolder(runFolder), &problems);
  if (all.empty())
    throw noCheckpoint(runFolder, checkpoint, all, problems);
  std::int64_t step = all.back().step;
  if (checkpoint == "best")
    step = bestCheckpoint(all).step;
  else if (checkpoint.starts_with(bestBy))
    step = bestEvaluated(runFolder, checkpoint.substr(bestBy.size()), all);
  else if (checkpoint == "latest")
    requireNoneDamagedAfter(all.back(), checkpointsFolder(runFolder));
  else {
    const auto [end, error] = std::from_chars(checkpoint.data(), checkpoint.data() + checkpoint.size(), step);
    const bool isNumber = error == std::errc() && end == checkpoint.data() + checkpoint.size();
    if (isNumber && fs::exists(checkpointsFolder(runFolder) / checkpointFolderName(step)))
      readManifest(checkpointsFolder(runFolder) /
                   checkpointFolderName(step)); // says what is wrong with a damaged one
    if (!isNumber || std::ranges::find(all, step, &CheckpointManifest::step) == all.end())
      throw noCheckpoint(runFolder, checkpoint, all, problems);
  }
  return checkpointsFolder(runFolder) / checkpointFolderName(step);
}

fs::path createRunFolder(const fs::path& runsFolder, const std::string& modelType) {
  std::error_code error;
  fs::create_directories(runsFolder, error);
  const std::vector<fs::path> existing = runFolders(runsFolder);
  int number = existing.empty() ? 1 : runNumber(existing.back()) + 1;
  for (; !error; ++number) {
    const fs::path folder = runsFolder / fmt::format("{:04}-{}", number, modelType);
    if (fs::create_directory(folder, error)) {
      syncFolder(runsFolder);
      return folder;
    }
  }
  throw Error(
      fmt::format("Cannot make a folder for the run in '{}': {}.", runsFolder.string(), error.message()));
}

} // namespace deblend
