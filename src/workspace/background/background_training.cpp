#include "background/background_training.h"

#include "background/training_worker.h"

namespace deblend {

BackgroundTraining::BackgroundTraining(const ModelTypeCatalog& catalog, DataFolders folders)
    : m_catalog(catalog), m_folders(std::move(folders)) {}

BackgroundTraining::~BackgroundTraining() = default;

bool BackgroundTraining::isActive() const {
  return m_worker && m_worker->isActive();
}

void BackgroundTraining::start(const Project& project, RunRequest request) {
  if (isActive())
    return;
  m_worker = std::make_unique<TrainingWorker>(TrainingWorker::Assignment{project.folder(), project.document(),
                                                                         std::move(request),
                                                                         project.readOnlyReason()},
                                              m_catalog, m_folders);
}

void BackgroundTraining::pause() {
  if (m_worker)
    m_worker->pause();
}

void BackgroundTraining::resume() {
  if (m_worker)
    m_worker->resume();
}

void BackgroundTraining::stop() {
  if (m_worker)
    m_worker->stop();
}

void BackgroundTraining::wait() {
  if (m_worker)
    m_worker->wait();
}

TrainingStatus BackgroundTraining::status() {
  return m_worker ? m_worker->status() : TrainingStatus{};
}

std::vector<MetricsRecord> BackgroundTraining::takeMetrics() {
  return m_worker ? m_worker->takeMetrics() : std::vector<MetricsRecord>{};
}

std::optional<LiveWeights> BackgroundTraining::takeWeights() {
  return m_worker ? m_worker->takeWeights() : std::nullopt;
}

} // namespace deblend
