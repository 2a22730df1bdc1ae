#include "background/background_sampling.h"

#include "core/error.h"
#include "experiment/open_data.h"
#include "runs/prepare_run.h"
#include "runs/run_configuration.h"
#include "sampling/sampler.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace deblend {
namespace {

constexpr std::size_t kinds = std::variant_size_v<PreviewRequest>;

/// Keeps the sampler of the run asked for last, with the weights loaded last: following a slider costs no
/// loading.
class SamplerCache {
public:
  SamplerCache(const ModelTypeCatalog& catalog, DataFolders folders)
      : m_catalog(catalog), m_folders(std::move(folders)) {}

  /// Of the run whose sampler was given last.
  const SampleShape& sampleShape() const { return m_shape; }

  Sampler& samplerFor(const SamplingSubject& subject) {
    if (m_sampler && subject == m_subject)
      return *m_sampler;
    if (!m_sampler || subject.runFolder != m_subject.runFolder)
      openRun(subject);
    m_sampler->setWeights(subject.liveWeights ? *subject.liveWeights : *checkpointWeights(subject));
    m_subject = subject;
    return *m_sampler;
  }

private:
  static std::shared_ptr<const TrainerState> checkpointWeights(const SamplingSubject& subject) {
    return readCheckpoint(checkpointsFolder(subject.runFolder) / checkpointFolderName(subject.step),
                          StateParts::Weights);
  }

  void openRun(const SamplingSubject& subject) {
    m_sampler.reset();
    const RunConfiguration configuration = readRunConfiguration(subject.runFolder, m_catalog);
    const ModelType& type = m_catalog.at(configuration.experiment.modelType);
    DataFolders folders = m_folders;
    folders.base = subject.runFolder.parent_path().parent_path();
    const std::int64_t steps = configuration.experiment.trainingOptions.integer("steps");
    const TrainerInputs inputs = runInputs(configuration, folders, resolveDevice("auto"), steps);
    m_shape = sampleShapeOf(*inputs.source);
    m_sampler = std::make_unique<Sampler>(type, inputs);
  }

  const ModelTypeCatalog& m_catalog;
  DataFolders m_folders;
  SamplingSubject m_subject;
  SampleShape m_shape;
  std::unique_ptr<Sampler> m_sampler;
};

} // namespace

struct BackgroundSampling::Request {
  SamplingSubject subject;
  PreviewRequest request;
  std::function<TrajectoryRequest(const SampleShape&)> choose; ///< the request, if there is one
};

struct BackgroundSampling::Shared {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::array<std::optional<Request>, kinds> waiting;
  std::array<std::optional<SamplingResult>, kinds> results;
  bool running = false;
};

BackgroundSampling::BackgroundSampling(const ModelTypeCatalog& catalog, DataFolders folders)
    : m_catalog(catalog), m_folders(std::move(folders)), m_shared(std::make_unique<Shared>()),
      m_thread([this](std::stop_token stop) { work(stop); }) {}

BackgroundSampling::~BackgroundSampling() = default;

void BackgroundSampling::request(const SamplingSubject& subject, const PreviewRequest& request) {
  const std::scoped_lock lock(m_shared->mutex);
  m_shared->waiting[request.index()] = Request{subject, request, {}};
  m_shared->changed.notify_all();
}

void BackgroundSampling::requestTrajectory(const SamplingSubject& subject,
                                           std::function<TrajectoryRequest(const SampleShape&)> choose) {
  const std::scoped_lock lock(m_shared->mutex);
  const PreviewRequest kind = TrajectoryRequest();
  m_shared->waiting[kind.index()] = Request{subject, kind, std::move(choose)};
  m_shared->changed.notify_all();
}

std::vector<SamplingResult> BackgroundSampling::takeResults() {
  const std::scoped_lock lock(m_shared->mutex);
  std::vector<SamplingResult> taken;
  for (auto& result : m_shared->results)
    if (result)
      taken.push_back(*std::exchange(result, std::nullopt));
  return taken;
}

bool BackgroundSampling::isBusy() const {
  const std::scoped_lock lock(m_shared->mutex);
  return m_shared->running ||
         std::ranges::any_of(m_shared->waiting, [](const auto& request) { return request.has_value(); });
}

std::optional<BackgroundSampling::Request> BackgroundSampling::takeRequest(std::stop_token stop) {
  const auto isWaiting = [this] {
    return std::ranges::find_if(m_shared->waiting, &std::optional<Request>::has_value);
  };
  std::unique_lock lock(m_shared->mutex);
  if (!m_shared->changed.wait(lock, stop, [&] { return isWaiting() != m_shared->waiting.end(); }))
    return std::nullopt;
  m_shared->running = true;
  return std::exchange(*isWaiting(), std::nullopt);
}

void BackgroundSampling::work(std::stop_token stop) {
  SamplerCache cache(m_catalog, m_folders);
  while (std::optional<Request> next = takeRequest(stop)) {
    const std::size_t kind = next->request.index();
    SamplingResult result{next->subject, next->request, std::nullopt, {}};
    const auto keepGoing = [&] {
      const std::scoped_lock lock(m_shared->mutex);
      return !stop.stop_requested() && !m_shared->waiting[kind];
    };
    try {
      Sampler& sampler = cache.samplerFor(next->subject);
      if (next->choose)
        result.request = next->choose(cache.sampleShape());
      result.preview = sampler.preview(result.request, keepGoing);
    } catch (const std::exception& error) {
      result.message = error.what();
    }
    const bool current = keepGoing();
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->running = false;
    if (current || result.preview)
      m_shared->results[kind] = std::move(result);
  }
}

} // namespace deblend
