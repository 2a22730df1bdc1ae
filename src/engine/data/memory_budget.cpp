#include "data/memory_budget.h"

namespace deblend {

MemoryBudget::Share::Share(MemoryBudget& budget, std::uint64_t bytes) : m_budget(budget), m_bytes(bytes) {
  std::unique_lock lock(budget.m_mutex);
  budget.m_freed.wait(lock, [&] { return budget.m_used == 0 || budget.m_used + bytes <= budget.m_limit; });
  budget.m_used += bytes;
}

MemoryBudget::Share::~Share() {
  {
    const std::lock_guard lock(m_budget.m_mutex);
    m_budget.m_used -= m_bytes;
  }
  m_budget.m_freed.notify_all();
}

} // namespace deblend
