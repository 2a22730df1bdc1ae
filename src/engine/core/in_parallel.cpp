#include "core/in_parallel.h"

#include "core/error.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace deblend {
namespace {

/// Parts that workers take one after the other until all are done or one failed.
class Parts {
public:
  Parts(std::size_t count, const std::function<void(std::size_t, std::size_t)>& work)
      : m_count(count), m_work(work) {}

  void takeAll(std::size_t worker, const std::function<bool()>* keepGoing) {
    try {
      for (std::size_t part = m_next++; part < m_count; part = m_next++) {
        if (keepGoing != nullptr && *keepGoing && !(*keepGoing)())
          throw Error("cancelled");
        m_work(part, worker);
      }
    } catch (...) {
      m_next = m_count;
      const std::scoped_lock lock(m_mutex);
      if (!m_failure)
        m_failure = std::current_exception();
    }
  }

  void rethrow() const {
    if (m_failure)
      std::rethrow_exception(m_failure);
  }

private:
  std::size_t m_count;
  const std::function<void(std::size_t, std::size_t)>& m_work;
  std::atomic<std::size_t> m_next = 0;
  std::mutex m_mutex;
  std::exception_ptr m_failure;
};

} // namespace

std::size_t workerCount() {
  return std::max(1U, std::thread::hardware_concurrency());
}

void inParallel(std::size_t parts, const std::function<void(std::size_t part, std::size_t worker)>& work,
                const std::function<bool()>& keepGoing, std::size_t workers) {
  Parts all(parts, work);
  {
    std::vector<std::jthread> helpers;
    for (std::size_t worker = 1; worker < std::min(workers, parts); ++worker)
      helpers.emplace_back([&all, worker] { all.takeAll(worker, nullptr); });
    all.takeAll(0, &keepGoing);
  }
  all.rethrow();
}

} // namespace deblend
