#include "background/background_sampling.h"

#include "background/sampler_cache.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace deblend {
namespace {

constexpr std::size_t kinds = std::variant_size_v<PreviewRequest>;

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
