#pragma once

#include "background/step_rate.h"
#include "terminal/console.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace deblend {

/// How far long work is: a bar with rate and time left on a terminal, a line now and then elsewhere, one JSON
/// object a line with --json, nothing with --quiet. One thread.
class Progress {
public:
  /// Work of `total` steps, of which `done` are done already. `unit` names them, as in "steps"; without one
  /// only the share is shown.
  Progress(Console& console, std::string title, std::string unit, std::int64_t total, std::int64_t done = 0);
  ~Progress();

  /// `extra` are numbers that are told beside, such as {"loss", 12.3}. Cheap: shows it a few times a second
  /// at most, and where it is replaced or for a program also at the end.
  void update(std::int64_t done, const nlohmann::ordered_json& extra = nlohmann::ordered_json::object());
  /// The same for work that is known by the share that is done, of a total of 1000.
  void updateShare(double share);

private:
  double elapsed() const;
  std::string line(std::int64_t done, const nlohmann::ordered_json& extra) const;
  nlohmann::ordered_json document(std::int64_t done, const nlohmann::ordered_json& extra) const;
  std::string bar(std::int64_t done) const;
  bool isDue(std::int64_t done, double now) const;
  /// None before a rate is known.
  std::optional<double> secondsLeft(std::int64_t done) const;

  Console& m_console;
  std::string m_title;
  std::string m_unit;
  std::int64_t m_total;
  StepRate m_rate;
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
  double m_interval;  ///< seconds between two showings
  double m_lastShown; ///< seconds since the start
  bool m_isBar;
};

/// "4 s", "3 min 20 s", "2 h 05 min"
std::string durationText(double seconds);

} // namespace deblend
