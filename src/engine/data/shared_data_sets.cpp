#include "data/shared_data_sets.h"

#include "core/error.h"
#include "data/data_set.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>

namespace deblend {
namespace {

struct Entry {
  std::weak_ptr<const DataSet> opened;
  bool isOpening = false;
};

/// What is open now, over the whole program. Holds no data set alive.
class Registry {
public:
  /// The open data set, or null: then the caller opens it and calls finish().
  std::shared_ptr<const DataSet> begin(const std::string& key, const std::function<bool(double)>& progress) {
    std::unique_lock lock(m_mutex);
    std::erase_if(m_entries,
                  [](const auto& entry) { return entry.second.opened.expired() && !entry.second.isOpening; });
    while (true) {
      Entry& entry = m_entries[key];
      if (auto opened = entry.opened.lock())
        return opened;
      if (!entry.isOpening) {
        entry.isOpening = true;
        return nullptr;
      }
      m_changed.wait_for(lock, askInterval);
      lock.unlock();
      if (progress && !progress(0))
        throw Error("cancelled");
      lock.lock();
    }
  }

  /// Null where opening failed.
  void finish(const std::string& key, const std::shared_ptr<const DataSet>& opened) {
    {
      const std::lock_guard lock(m_mutex);
      m_entries[key] = {opened, false};
    }
    m_changed.notify_all();
  }

private:
  static constexpr std::chrono::milliseconds askInterval{100};

  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::map<std::string, Entry> m_entries;
};

} // namespace

std::shared_ptr<const DataSet> sharedDataSet(const std::string& key,
                                             const std::function<std::shared_ptr<const DataSet>()>& open,
                                             const std::function<bool(double share)>& progress) {
  static Registry registry;
  if (auto opened = registry.begin(key, progress))
    return opened;
  std::shared_ptr<const DataSet> opened;
  try {
    opened = open();
  } catch (...) {
    registry.finish(key, nullptr);
    throw;
  }
  registry.finish(key, opened);
  return opened;
}

} // namespace deblend
