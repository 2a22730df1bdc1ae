#include "background/background_sampling.h"

#include "background/sampler_cache.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <utility>

namespace deblend {
namespace {

/// What waits for the same answer: a newer request of a kind replaces an older one. Each view is a kind of
/// its own.
using Kind = std::pair<std::size_t, std::string>;

Kind kindOf(const PreviewRequest& request) {
  const auto* view = std::get_if<ViewRequest>(&request);
  return {request.index(), view ? view->view : std::string()};
}

} // namespace

struct BackgroundSampling::Request {
  SamplingSubject subject;
  PreviewRequest request;
  std::function<TrajectoryRequest(const SampleShape&)> choose; ///< the request, if there is one
};

struct BackgroundSampling::Shared {
  std::mutex mutex;
  std::condition_variable_any changed;
  std::map<Kind, Request> waiting;
  std::map<Kind, SamplingResult> results;
  bool running = false;
};

BackgroundSampling::BackgroundSampling(const ModelTypeCatalog& catalog, DataFolders folders)
    : m_catalog(catalog), m_folders(std::move(folders)), m_shared(std::make_unique<Shared>()),
      m_thread([this](std::stop_token stop) { work(stop); }) {}

BackgroundSampling::~BackgroundSampling() = default;

void BackgroundSampling::request(const SamplingSubject& subject, const PreviewRequest& request) {
  const std::scoped_lock lock(m_shared->mutex);
  m_shared->waiting[kindOf(request)] = Request{subject, request, {}};
  m_shared->changed.notify_all();
}

void BackgroundSampling::requestTrajectory(const SamplingSubject& subject,
                                           std::function<TrajectoryRequest(const SampleShape&)> choose) {
  const std::scoped_lock lock(m_shared->mutex);
  const PreviewRequest kind = TrajectoryRequest();
  m_shared->waiting[kindOf(kind)] = Request{subject, kind, std::move(choose)};
  m_shared->changed.notify_all();
}

std::vector<SamplingResult> BackgroundSampling::takeResults() {
  const std::scoped_lock lock(m_shared->mutex);
  std::vector<SamplingResult> taken;
  for (auto& [kind, result] : std::exchange(m_shared->results, {}))
    taken.push_back(std::move(result));
  return taken;
}

bool BackgroundSampling::isBusy() const {
  const std::scoped_lock lock(m_shared->mutex);
  return m_shared->running || !m_shared->waiting.empty();
}

std::optional<BackgroundSampling::Request> BackgroundSampling::takeRequest(std::stop_token stop) {
  std::unique_lock lock(m_shared->mutex);
  if (!m_shared->changed.wait(lock, stop, [&] { return !m_shared->waiting.empty(); }))
    return std::nullopt;
  m_shared->running = true;
  return m_shared->waiting.extract(m_shared->waiting.begin()).mapped();
}

void BackgroundSampling::work(std::stop_token stop) {
  SamplerCache cache(m_catalog, m_folders);
  while (std::optional<Request> next = takeRequest(stop)) {
    const Kind kind = kindOf(next->request);
    SamplingResult result{next->subject, next->request, std::nullopt, {}};
    const auto keepGoing = [&] {
      const std::scoped_lock lock(m_shared->mutex);
      return !stop.stop_requested() && !m_shared->waiting.contains(kind);
    };
    try {
      Sampler& sampler = cache.samplerFor(next->subject);
      if (next->choose)
        result.request = next->choose(cache.sampleShape());
      if (cache.offers(result.request))
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
