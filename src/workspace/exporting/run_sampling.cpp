#include "exporting/run_sampling.h"

#include "core/error.h"
#include "runs/prepare_run.h"
#include "runs/run_catalog.h"
#include "sampling/spacing.h"

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

namespace fs = std::filesystem;

/// Values that the network takes at once.
constexpr std::int64_t batchElements = 262'144;

} // namespace

RunSampler::RunSampler(const fs::path& projectFolder, const RunSelection& selection,
                       const ModelTypeCatalog& catalog, const DataFolders& folders)
    : m_runFolder(findRun(projectFolder / "runs", selection.run)),
      m_configuration(readRunConfiguration(m_runFolder, catalog)),
      m_modelType(&catalog.at(m_configuration.experiment.modelType)) {
  const fs::path checkpoint = findCheckpoint(m_runFolder, selection.checkpoint);
  m_step = readManifest(checkpoint).step;
  DataFolders own = folders;
  own.base = projectFolder;
  const std::int64_t totalSteps = m_configuration.experiment.trainingOptions.integer("steps");
  m_sampler = std::make_unique<Sampler>(
      *m_modelType, runInputs(m_configuration, own, resolveDevice(m_modelType->usesDevice() ? selection.device : "cpu"), totalSteps), checkpoint);
  if (m_configuration.source)
    m_source = summariseDataSet(m_configuration.source->spec, own);
  m_target = summariseDataSet(m_configuration.target.spec, own);
}

bool RunSampler::startsWithPictures(Direction direction) const {
  const DataSetSummary& start = direction == Direction::Forward ? m_source : m_target;
  return isImage(start.sampleShape) && start.storedCount.has_value();
}

std::int64_t RunSampler::batchSize(const TrajectoryRequest& request) const {
  return request.batchSize > 0 ? request.batchSize
                               : std::max<std::int64_t>(batchElements / elementCount(sampleShape()), 1);
}

void RunSampler::load(std::int64_t step) {
  const fs::path checkpoint = checkpointsFolder(m_runFolder) / checkpointFolderName(step);
  m_sampler->setWeights(*readCheckpoint(checkpoint, StateParts::Weights));
  m_step = step;
}

Trajectory RunSampler::sample(TrajectoryRequest request, const SamplingProgress& progress) {
  sourceOf(m_configuration);
  request.batchSize = batchSize(request);
  const std::int64_t batches = (request.count + request.batchSize - 1) / request.batchSize;
  const double total =
      std::max(static_cast<double>(alphasOf(request).size()) - 1, 1.0) * static_cast<double>(batches);
  std::int64_t done = 0;
  return std::get<Trajectory>(m_sampler->preview(
      request, [&] { return !progress || progress(std::min(static_cast<double>(done++) / total, 1.0)); }));
}

Preview RunSampler::preview(const PreviewRequest& request, const std::function<bool()>& keepGoing) {
  return m_sampler->preview(request, keepGoing);
}

void RunSampler::sampleInParts(const TrajectoryRequest& request,
                               const std::function<void(const Trajectory&)>& take,
                               const SamplingProgress& progress) {
  TrajectoryRequest part = request;
  const std::int64_t size = batchSize(request);
  for (std::int64_t done = 0; done < request.count; done += size) {
    part.first = request.first + done;
    part.count = std::min(size, request.count - done);
    const auto told = [&](double share) {
      return !progress || progress((static_cast<double>(done) + share * static_cast<double>(part.count)) /
                                   static_cast<double>(request.count));
    };
    take(sample(part, told));
  }
}

SampledRun sampleRun(const fs::path& projectFolder, const RunSelection& selection,
                     const TrajectoryRequest& request, const ModelTypeCatalog& catalog,
                     const DataFolders& folders, const std::function<bool()>& keepGoing) {
  RunSampler sampler(projectFolder, selection, catalog, folders);
  Trajectory trajectory = sampler.sample(request, [&](double) { return !keepGoing || keepGoing(); });
  return {sampler.configuration(), sampler.step(), std::move(trajectory)};
}

} // namespace deblend
