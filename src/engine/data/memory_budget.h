#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace deblend {

/// Keeps what several threads take at once below a limit, by letting them wait. What needs more than the
/// limit is let through alone. Any thread.
class MemoryBudget {
public:
  explicit MemoryBudget(std::uint64_t limit) : m_limit(limit) {}

  /// Some bytes, until it goes.
  class Share {
  public:
    /// Waits until there is room.
    Share(MemoryBudget& budget, std::uint64_t bytes);
    ~Share();
    Share(const Share&) = delete;
    Share& operator=(const Share&) = delete;

  private:
    MemoryBudget& m_budget;
    std::uint64_t m_bytes;
  };

private:
  std::uint64_t m_limit;
  std::uint64_t m_used = 0;
  std::mutex m_mutex;
  std::condition_variable m_freed;
};

} // namespace deblend
