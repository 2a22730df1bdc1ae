#include "terminal/console.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

namespace deblend {
namespace {

constexpr const char* clearLine = "\r\x1b[K";

/// A message that cannot be written is lost: there is nowhere to say so.
void tell(const std::string& message) {
  std::fputs(message.c_str(), stderr);
}

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
  tell(fmt::format("{}{}\n{}", m_status.empty() ? "" : clearLine, sentence, m_status));
}

void Console::noteJson(const nlohmann::ordered_json& message) {
  if (quiet)
    return;
  const std::scoped_lock lock(m_mutex);
  tell(fmt::format("{}\n", text(message, -1)));
}

void Console::showStatus(const std::string& line) {
  const std::scoped_lock lock(m_mutex);
  m_status = line;
  tell(fmt::format("{}{}", clearLine, line));
}

void Console::endStatus() {
  const std::scoped_lock lock(m_mutex);
  if (!m_status.empty())
    tell("\n");
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
