#pragma once

#include "test_project.h"

#include "runs/run_catalog.h"
#include "runs/run_training.h"

using Steps = std::vector<std::int64_t>;

inline deblend::PreparedRun prepare(const deblend::Project& project, const deblend::RunRequest& request) {
  return prepareRun(project.folder(), project.document(), request, builtPlugins(), builtFolders());
}

inline deblend::RunOutcome train(const deblend::Project& project, const deblend::RunRequest& request,
                                 deblend::RunListener listener = {}, std::stop_token stop = {}) {
  deblend::RunTraining training(prepare(project, request), std::move(listener));
  return training.train(stop);
}

/// Trains until this step was recorded, then stops.
inline deblend::RunOutcome trainUntil(const deblend::Project& project, const deblend::RunRequest& request,
                                      std::int64_t step) {
  std::stop_source source;
  deblend::RunListener listener;
  listener.onMetrics = [&](const deblend::MetricsRecord& record) {
    if (record.step >= step)
      source.request_stop();
  };
  return train(project, request, listener, source.get_token());
}

inline deblend::RunRequest newRun(std::uint64_t seed = 5) {
  deblend::RunRequest request;
  request.seed = seed;
  request.device = "cpu";
  return request;
}

inline deblend::RunRequest resumed(const std::string& run, std::optional<std::int64_t> steps = {}) {
  deblend::RunRequest request;
  request.resume = run;
  request.steps = steps;
  return request;
}

inline std::vector<std::int64_t> checkpointSteps(const std::filesystem::path& runFolder) {
  std::vector<std::int64_t> steps;
  for (const deblend::CheckpointManifest& each :
       deblend::listCheckpoints(deblend::checkpointsFolder(runFolder)))
    steps.push_back(each.step);
  return steps;
}

/// The three files of weights and training state.
inline std::vector<std::string> tensorsOf(const std::filesystem::path& runFolder, std::int64_t step) {
  const std::filesystem::path folder =
      deblend::checkpointsFolder(runFolder) / deblend::checkpointFolderName(step);
  return {deblend::readTextFile(folder / "model.safetensors"),
          deblend::readTextFile(folder / "ema.safetensors"),
          deblend::readTextFile(folder / "training.safetensors")};
}

inline deblend::RunSummary latestOf(const deblend::Project& project) {
  return deblend::listRuns(project.runsFolder()).back();
}
