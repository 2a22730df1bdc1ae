#include "background/sampler_cache.h"

#include "experiment/open_data.h"
#include "runs/prepare_run.h"
#include "runs/run_configuration.h"

#include <algorithm>

namespace deblend {
namespace {

std::shared_ptr<const TrainerState> checkpointWeights(const SamplingSubject& subject) {
  return readCheckpoint(checkpointsFolder(subject.runFolder) / checkpointFolderName(subject.step),
                        StateParts::Weights);
}

} // namespace

Sampler& SamplerCache::samplerFor(const SamplingSubject& subject) {
  if (m_sampler && subject == m_subject)
    return *m_sampler;
  if (!m_sampler || subject.runFolder != m_subject.runFolder)
    openRun(subject);
  m_sampler->setWeights(subject.liveWeights ? *subject.liveWeights : *checkpointWeights(subject));
  m_subject = subject;
  return *m_sampler;
}

bool SamplerCache::offers(const PreviewRequest& request) const {
  if (const auto* view = std::get_if<ViewRequest>(&request)) {
    const std::vector<ModelView> views = m_modelType->views();
    return std::ranges::find(views, view->view, &ModelView::id) != views.end();
  }
  const bool isOnTheWay = std::holds_alternative<TrajectoryRequest>(request) ||
                          std::holds_alternative<VectorFieldRequest>(request);
  return !isOnTheWay || m_modelType->maps();
}

void SamplerCache::openRun(const SamplingSubject& subject) {
  m_sampler.reset();
  const RunConfiguration configuration = readRunConfiguration(subject.runFolder, m_catalog);
  m_modelType = &m_catalog.at(configuration.experiment.modelType);
  DataFolders folders = m_folders;
  folders.base = subject.runFolder.parent_path().parent_path();
  const std::int64_t steps = configuration.experiment.trainingOptions.integer("steps");
  const TrainerInputs inputs = runInputs(configuration, folders, resolveDevice(m_modelType->usesDevice() ? "auto" : "cpu"), steps);
  m_shape = sampleShapeOf(*inputs.target);
  m_sampler = std::make_unique<Sampler>(*m_modelType, inputs);
}

} // namespace deblend
