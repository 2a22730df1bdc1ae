#pragma once

#include <nlohmann/json_fwd.hpp>

#include <mutex>
#include <string>
#include <string_view>

namespace deblend {

/// Standard output for data, standard error for messages. Any thread; `json` and `quiet` are set before the
/// work starts.
class Console {
public:
  bool json = false;  ///< one JSON document for data, one JSON object a line for messages
  bool quiet = false; ///< no messages

  /// Data, as they are.
  void print(std::string_view text);
  void printJson(const nlohmann::ordered_json& document);

  /// A message, one sentence.
  void note(const std::string& sentence);
  void noteJson(const nlohmann::ordered_json& message);

  /// A line of progress that the next one replaces: for terminals.
  void showStatus(const std::string& line);
  /// Leaves the line of progress as it stands.
  void endStatus();

  bool messagesGoToTerminal() const;
  /// Of standard error in characters; 80 where it is unknown.
  int terminalWidth() const;

private:
  std::mutex m_mutex;
  std::string m_status; ///< the line of progress that stands there now
};

} // namespace deblend
