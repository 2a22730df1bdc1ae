#include "terminal/interrupt_watch.h"

#include "core/error.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace deblend {
namespace {

constexpr std::array watchedSignals = {SIGINT, SIGTERM};

/// Where the handler leaves word: a handler may do little more than write a byte.
volatile std::sig_atomic_t writeEnd = -1;

void leaveWord(int) {
  const int error = errno;
  const char word = 0;
  [[maybe_unused]] const ssize_t written = ::write(writeEnd, &word, 1);
  errno = error;
}

void setHandler(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  ::sigaction(signal, &action, nullptr);
}

/// A program that was started in the background of a shell script is not meant to hear Ctrl-C.
bool isIgnored(int signal) {
  struct sigaction action {};
  return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

void setHandlers(void (*handler)(int)) {
  for (const int signal : watchedSignals)
    if (!isIgnored(signal))
      setHandler(signal, handler);
}

} // namespace

InterruptWatch::InterruptWatch(Console& console, std::string first, std::string again) : m_console(console) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0)
    throw Error("Cannot watch for Ctrl-C: too many files are open.");
  m_readEnd = ends[0];
  writeEnd = ends[1];
  m_listener =
      std::thread([this, first = std::move(first), again = std::move(again)] { listen(first, again); });
  setHandlers(leaveWord);
}

InterruptWatch::~InterruptWatch() {
  setHandlers(SIG_DFL);
  ::close(writeEnd); // the listener reads the end and returns
  writeEnd = -1;
  m_listener.join();
  ::close(m_readEnd);
}

void InterruptWatch::listen(const std::string& first, const std::string& again) {
  char word = 0;
  while (::read(m_readEnd, &word, 1) == 1) {
    m_console.note(m_stop.stop_requested() ? again : first);
    m_stop.request_stop();
  }
}

bool InterruptWatch::completes(const std::function<void()>& work) const {
  try {
    work();
  } catch (const Error&) {
    if (!isInterrupted())
      throw;
    return false;
  }
  return true;
}

} // namespace deblend
