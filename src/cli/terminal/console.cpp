#include "terminal/console.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

namespace deblend {
namespace {

constexpr const char* clearLine = "\r\x1b[K";

std::string text(const nlohmann::ordered_json& json, int indent) {
  return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

} // namespace

void Console::print(std::string_view data) {
  const std::scoped_lock lock(m_mutex);
  std::fwrite(data.data(), 1, data.size(), stdout);
}

void Console::printJson(const nlohmann::ordered_json& document) {
  print(text(document, 2) + "\n");
}

void Console::note(const std::string& sentence) {
  if (json)
    return noteJson(nlohmann::ordered_json{{"message", sentence}});
  if (quiet)
    return;
  const std::scoped_lock lock(m_mutex);
  fmt::print(stderr, "{}{}\n{}", m_status.empty() ? "" : clearLine, sentence, m_status);
}

void Console::noteJson(const nlohmann::ordered_json& message) {
  if (quiet)
    return;
  const std::scoped_lock lock(m_mutex);
  fmt::print(stderr, "{}\n", text(message, -1));
}

void Console::showStatus(const std::string& line) {
  const std::scoped_lock lock(m_mutex);
  m_status = line;
  fmt::print(stderr, "{}{}", clearLine, line);
}

void Console::endStatus() {
  const std::scoped_lock lock(m_mutex);
  if (!m_status.empty())
    fmt::print(stderr, "\n");
  m_status.clear();
}

bool Console::messagesGoToTerminal() const {
  return ::isatty(STDERR_FILENO) == 1;
}

int Console::terminalWidth() const {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

} // namespace deblend
