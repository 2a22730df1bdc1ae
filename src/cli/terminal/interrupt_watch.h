#pragma once

#include "terminal/console.h"

#include <functional>
#include <stop_token>
#include <string>
#include <thread>

namespace deblend {

/// While it lives, Ctrl-C and SIGTERM ask for a stop instead of ending the program. One at a time, on the
/// main thread.
class InterruptWatch {
public:
  /// `first` is told at the first signal, `again` at every further one: sentences.
  InterruptWatch(Console& console, std::string first, std::string again);
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;

  std::stop_token token() const { return m_stop.get_token(); }
  bool isInterrupted() const { return m_stop.stop_requested(); }
  /// Runs `work`. False if it gave up because of the signal; any other Error passes through.
  bool completes(const std::function<void()>& work) const;

private:
  void listen(const std::string& first, const std::string& again);

  Console& m_console;
  std::stop_source m_stop;
  int m_readEnd = -1;
  std::thread m_listener;
};

} // namespace deblend
