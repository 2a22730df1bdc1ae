#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace deblend {

class CommandContext;

/// One verb of the command line.
struct Command {
  std::string name;
  std::string summary; ///< one sentence
  /// Adds the verb's arguments to its parser. What it answers runs the verb once they are parsed, and answers
  /// the exit status. The context outlives both.
  std::function<int()> (*setUp)(CLI::App& parser, CommandContext& context) = nullptr;
};

} // namespace deblend
