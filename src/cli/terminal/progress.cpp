#include "terminal/progress.h"

#include "terminal/text_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace deblend {
namespace {

constexpr double barInterval = 0.1;
constexpr double jsonInterval = 0.5;
constexpr double lineInterval = 5;
constexpr std::int64_t barWidth = 24;

bool terminalKnowsUtf8() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"})
    if (const char* value = std::getenv(name); value && *value)
      return std::string(value).find("UTF-8") != std::string::npos ||
             std::string(value).find("utf8") != std::string::npos;
  return false;
}

std::string repeated(const std::string& text, std::int64_t count) {
  std::string all;
  for (std::int64_t i = 0; i < count; ++i)
    all += text;
  return all;
}

std::string extraText(const nlohmann::ordered_json& extra) {
  std::string text;
  for (const auto& [name, value] : extra.items()) {
    const bool isFinite = value.is_number() && std::isfinite(value.get<double>());
    text +=
        fmt::format("  {} {}", name, isFinite ? fmt::format("{:#.4g}", value.get<double>()) : "not finite");
  }
  return text;
}

std::string rateText(double rate) {
  return rate < 10 ? fmt::format("{:.2g}", rate) : fmt::format("{:.0f}", rate);
}

} // namespace

std::string durationText(double seconds) {
  const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
  if (whole < 60)
    return fmt::format("{} s", whole);
  if (whole < 3600)
    return fmt::format("{} min {:02} s", whole / 60, whole % 60);
  return fmt::format("{} h {:02} min", whole / 3600, whole / 60 % 60);
}

Progress::Progress(Console& console, std::string title, std::string unit, std::int64_t total,
                   std::int64_t done)
    : m_console(console), m_title(std::move(title)), m_unit(std::move(unit)),
      m_total(std::max<std::int64_t>(total, 1)), m_isBar(!console.json && console.messagesGoToTerminal()) {
  m_interval = m_isBar ? barInterval : console.json ? jsonInterval : lineInterval;
  m_lastShown = m_isBar || console.json ? -m_interval : 0;
  m_rate.add(done, 0);
}

Progress::~Progress() {
  if (m_isBar)
    m_console.endStatus();
}

double Progress::elapsed() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
}

void Progress::update(std::int64_t done, const nlohmann::ordered_json& extra) {
  const double now = elapsed();
  m_rate.add(done, now);
  if (!isDue(done, now))
    return;
  m_lastShown = now;
  if (m_console.json)
    m_console.noteJson(document(done, extra));
  else if (m_isBar)
    m_console.showStatus(clipped(line(done, extra), static_cast<std::size_t>(m_console.terminalWidth()) - 1));
  else
    m_console.note(line(done, extra));
}

void Progress::updateShare(double share) {
  update(std::llround(share * 1000));
}

bool Progress::isDue(std::int64_t done, double now) const {
  const bool endCounts = m_isBar || m_console.json;
  return !m_console.quiet && (now - m_lastShown >= m_interval || (endCounts && done >= m_total));
}

std::optional<double> Progress::secondsLeft(std::int64_t done) const {
  const double rate = m_rate.stepsPerSecond();
  return rate > 0 ? std::optional(static_cast<double>(m_total - done) / rate) : std::nullopt;
}

std::string Progress::bar(std::int64_t done) const {
  static const bool isUtf8 = terminalKnowsUtf8();
  const std::int64_t filled = barWidth * done / m_total;
  return "[" + repeated(isUtf8 ? "━" : "=", filled) + repeated(" ", barWidth - filled) + "]";
}

std::string Progress::line(std::int64_t done, const nlohmann::ordered_json& extra) const {
  std::string text = m_title;
  if (m_isBar)
    text += " " + bar(done);
  text += fmt::format(" {:3} %", 100 * done / m_total);
  if (!m_unit.empty())
    text += fmt::format("  {} of {}", done, m_total);
  if (!m_unit.empty() && m_rate.stepsPerSecond() > 0)
    text += fmt::format("  {} {}/s", rateText(m_rate.stepsPerSecond()), m_unit);
  if (const auto left = secondsLeft(done); left && done < m_total)
    text += fmt::format("  {} left", durationText(*left));
  return text + extraText(extra);
}

nlohmann::ordered_json Progress::document(std::int64_t done, const nlohmann::ordered_json& extra) const {
  nlohmann::ordered_json json = {{"progress", static_cast<double>(done) / static_cast<double>(m_total)}};
  if (!m_unit.empty())
    json.update(
        {{"done", done}, {"total", m_total}, {"unit", m_unit}, {"per_second", m_rate.stepsPerSecond()}});
  const auto left = secondsLeft(done);
  json["seconds_left"] = left ? nlohmann::ordered_json(*left) : nlohmann::ordered_json();
  json.update(extra);
  return json;
}

} // namespace deblend
