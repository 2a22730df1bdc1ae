#pragma once

#include "test_project.h"

#include "runs/run_training.h"

// A project with one finished run, 0001-mlp, with checkpoints at 16, 32 and 40.
inline deblend::Project trainedProject(const std::filesystem::path& folder, const SetOptions& options = {}) {
  deblend::Project project = quickProject(folder, options);
  deblend::RunRequest request;
  request.seed = 5;
  request.device = "cpu";
  deblend::RunTraining(
      deblend::prepareRun(project.folder(), project.document(), request, builtPlugins(), builtFolders()), {})
      .train({});
  return project;
}
