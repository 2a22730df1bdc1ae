#include "in_parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace deblend::evolution {

void inParallel(int threads, int tasks, const std::function<void(int, int)>& work) {
  std::atomic<int> next = 0;
  std::mutex mutex;
  std::exception_ptr failure;
  const auto takeTasks = [&](int worker) {
    try {
      for (int task = next++; task < tasks; task = next++)
        work(task, worker);
    } catch (...) {
      next = tasks;
      const std::lock_guard lock(mutex);
      if (!failure)
        failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (int worker = 1; worker < std::min(threads, tasks); ++worker)
      helpers.emplace_back(takeTasks, worker);
    takeTasks(0);
  }
  if (failure)
    std::rethrow_exception(failure);
}

} // namespace deblend::evolution
