#pragma once

#include "model/model_type.h"
#include "runs/run_configuration.h"
#include "sampling/preview.h"

#include <functional>
#include <string>

namespace deblend {

/// Which checkpoint of which run, as the command line names them.
struct RunSelection {
  std::string run = "latest";        ///< an id, a number or latest
  std::string checkpoint = "latest"; ///< a step, latest or best
  std::string device = "auto";
};

/// A trajectory of a run and what it was made from.
struct SampledRun {
  RunConfiguration configuration;
  std::int64_t step = 0; ///< of the checkpoint
  Trajectory trajectory;
};

/// Samples on a copy of a checkpoint's weights. `keepGoing` is asked between steps; Error "cancelled" once it
/// answers false. Throws Error. Any thread.
SampledRun sampleRun(const std::filesystem::path& projectFolder, const RunSelection& selection,
                     const TrajectoryRequest& request, const ModelTypeCatalog& catalog,
                     const DataFolders& folders, const std::function<bool()>& keepGoing = {});

} // namespace deblend
