#include "plugin_host/rehearsal.h"

#include "core/error.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace deblend {
namespace {

using Clock = std::chrono::steady_clock;

constexpr auto longest = std::chrono::seconds(10);
constexpr char success = '+';
constexpr char failure = '-';

class Pipe {
public:
  Pipe() { m_isOpen = ::pipe2(m_ends.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    closeEnd(0);
    closeEnd(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  bool isOpen() const { return m_isOpen; }
  int reader() const { return m_ends[0]; }
  int writer() const { return m_ends[1]; }
  void closeEnd(std::size_t end) {
    if (m_ends[end] >= 0)
      ::close(m_ends[end]);
    m_ends[end] = -1;
  }

private:
  std::array<int, 2> m_ends = {-1, -1};
  bool m_isOpen = false;
};

void silence() {
  const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  const rlimit none = {0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  for (const int signal : {SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGILL, SIGINT, SIGTERM})
    ::signal(signal, SIG_DFL);
}

std::string resultOf(const std::function<void()>& action) {
  try {
    action();
    return {success};
  } catch (const std::exception& error) {
    return failure + std::string(error.what());
  } catch (...) {
    return failure + std::string("It failed while it was loaded.");
  }
}

[[noreturn]] void perform(const std::function<void()>& action, int writer) {
  silence();
  const std::string result = resultOf(action);
  const ssize_t written = ::write(writer, result.data(), result.size());
  ::_exit(written == static_cast<ssize_t>(result.size()) ? EXIT_SUCCESS : EXIT_FAILURE);
}

/// What the copy wrote until it ended; false if it took too long.
bool readUntilItEnds(int reader, std::string& result) {
  const Clock::time_point end = Clock::now() + longest;
  std::array<char, 4096> buffer{};
  while (true) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    pollfd waiting = {reader, POLLIN, 0};
    const int ready = left.count() > 0 ? ::poll(&waiting, 1, static_cast<int>(left.count())) : 0;
    if (ready < 0 && errno == EINTR)
      continue;
    if (ready <= 0)
      return false;
    const ssize_t count = ::read(reader, buffer.data(), buffer.size());
    if (count <= 0)
      return true;
    result.append(buffer.data(), static_cast<std::size_t>(count));
  }
}

int waitFor(pid_t process) {
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR)
    continue;
  return status;
}

} // namespace

void rehearse(const std::function<void()>& action) {
  Pipe pipe;
  const pid_t process = pipe.isOpen() ? ::fork() : -1;
  if (process < 0)
    return;
  if (process == 0)
    perform(action, pipe.writer());

  pipe.closeEnd(1);
  std::string result;
  const bool ended = readUntilItEnds(pipe.reader(), result);
  if (!ended)
    ::kill(process, SIGKILL);
  const int status = waitFor(process);
  if (!ended)
    throw Error("It did not finish loading within 10 seconds.");
  if (WIFSIGNALED(status))
    throw Error(fmt::format("It crashes when it is loaded ({}).", ::strsignal(WTERMSIG(status))));
  if (result.empty())
    throw Error("It ends the program that loads it.");
  if (result.front() != success)
    throw Error(result.substr(1));
}

} // namespace deblend
