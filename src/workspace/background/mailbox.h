#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace deblend {

/// Holds the latest value put in and not yet taken. Any thread; neither side waits for the other beyond a
/// move.
template <typename Value>
class Mailbox {
public:
  void put(Value value) {
    const std::scoped_lock lock(m_mutex);
    m_value = std::move(value);
  }

  std::optional<Value> take() {
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_value, std::nullopt);
  }

private:
  std::mutex m_mutex;
  std::optional<Value> m_value;
};

} // namespace deblend
