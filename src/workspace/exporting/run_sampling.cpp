#include "exporting/run_sampling.h"

#include "runs/prepare_run.h"
#include "runs/run_catalog.h"
#include "sampling/sampler.h"

namespace deblend {

SampledRun sampleRun(const std::filesystem::path& projectFolder, const RunSelection& selection,
                     const TrajectoryRequest& request, const ModelTypeCatalog& catalog,
                     const DataFolders& folders, const std::function<bool()>& keepGoing) {
  const std::filesystem::path runFolder = findRun(projectFolder / "runs", selection.run);
  const std::filesystem::path checkpoint = findCheckpoint(runFolder, selection.checkpoint);
  SampledRun sampled{readRunConfiguration(runFolder, catalog), readManifest(checkpoint).step, {}};
  const ModelType& type = catalog.at(sampled.configuration.experiment.modelType);
  DataFolders own = folders;
  own.base = projectFolder;
  const std::int64_t totalSteps = sampled.configuration.experiment.trainingOptions.integer("steps");
  Sampler sampler(type, runInputs(sampled.configuration, own, resolveDevice(selection.device), totalSteps),
                  checkpoint);
  sampled.trajectory = std::get<Trajectory>(sampler.preview(request, keepGoing));
  return sampled;
}

} // namespace deblend
