#pragma once

#include "exporting/run_sampling.h"
#include "projects/project_document.h"

namespace deblend {

/// What to make a reflow experiment from.
struct ReflowRequest {
  RunSelection selection;
  TrajectoryRequest trajectory; ///< forward; its count is that of the pairs
  std::string name;             ///< of the experiment; empty: "reflow of RUN"
};

/// What reflow() has made.
struct Reflow {
  ProjectDocument document; ///< the one given, with two data sets and an experiment more
  std::string experiment;   ///< its name
  std::filesystem::path source;
  std::filesystem::path target;
};

/// The experiment that straightens a run's paths: where each sample starts and where the run maps it to are
/// written as two arrays into the project's folder `pairs`, and the experiment has them as source and target,
/// paired by place, with all other options of the run (rectified flow: Liu, Gong and Liu 2022,
/// arXiv:2209.03003). A one-sided blend becomes the linear one, which is the same, with the velocity
/// predicted. Saving the document is the caller's. Throws Error, with nothing written, for a run that knows
/// of classes, or "cancelled". For the only writer of the project, on any thread.
Reflow reflow(const std::filesystem::path& projectFolder, const ProjectDocument& document,
              const ReflowRequest& request, const ModelTypeCatalog& catalog, const DataFolders& folders,
              const SamplingProgress& progress = {});

} // namespace deblend
