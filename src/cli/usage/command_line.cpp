#include "usage/command_line.h"

#include "commands/command_context.h"
#include "commands/commands.h"
#include "core/version.h"
#include "usage/exit_status.h"
#include "usage/help_formatter.h"
#include "usage/usage_error.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>
#include <memory>
#include <new>

namespace deblend {
namespace {

using Action = std::function<int()>;

std::string commandNames() {
  std::string names;
  for (const Command& command : commands())
    names += (names.empty() ? "" : ", ") + command.name;
  return names;
}

/// Parsers for all verbs below one for the program, and what each verb does once it is parsed.
class CommandLine {
public:
  CommandLine() : m_parser("Trains, samples and exports mappings between two data sets.", "deblend") {
    m_parser.formatter(std::make_shared<HelpFormatter>());
    m_parser.set_help_flag("-h,--help", "Print this help and end.");
    m_parser.set_version_flag("--version",
                              fmt::format("deblend {} (LibTorch {})", programVersion, libtorchVersion),
                              "Print the program's version and end.");
    m_parser.require_subcommand(1);
    for (const Command& command : commands())
      addCommand(command);
    m_parser.footer("'deblend COMMAND --help' tells the options of a command.");
  }

  /// Throws CLI::ParseError, UsageError and what the verb throws.
  int run(int argc, char* argv[]) {
    if (argc < 2)
      throw UsageError(fmt::format("A command is needed: {}", commandNames()));
    requireKnownCommand(argv[1]);
    m_parser.parse(argc, argv);
    return m_actions.at(static_cast<std::size_t>(chosen()))();
  }

  std::string help() const { return m_parser.help(); }
  Console& console() { return m_context.console(); }

private:
  void addCommand(const Command& command) {
    CLI::App* parser = m_parser.add_subcommand(command.name, command.summary)->group("Commands");
    m_actions.push_back(command.setUp(*parser, m_context));
    parser->add_flag("--json", m_context.console().json,
                     "Print one JSON document, and progress as JSON on standard error.");
    parser->add_flag("--quiet", m_context.console().quiet, "Print no messages and no progress.");
  }

  static void requireKnownCommand(const std::string& word) {
    if (!word.starts_with('-') && std::ranges::find(commands(), word, &Command::name) == commands().end())
      throw UsageError(fmt::format("There is no command '{}': known are {}", word, commandNames()));
  }

  std::ptrdiff_t chosen() const {
    const std::string name = m_parser.get_subcommands().front()->get_name();
    return std::ranges::find(commands(), name, &Command::name) - commands().begin();
  }

  CLI::App m_parser;
  CommandContext m_context;
  std::vector<Action> m_actions; ///< in the order of commands()
};

/// LibTorch's messages go on with a stack trace.
std::string firstLine(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

int fail(const std::string& message) {
  std::fputs(fmt::format("deblend: {}\n", firstLine(message)).c_str(), stderr);
  return Failed;
}

int refuse(const std::string& message, int argc, char* argv[]) {
  const bool isCommand =
      argc > 1 && std::ranges::find(commands(), argv[1], &Command::name) != commands().end();
  const std::string sentence = firstLine(message);
  const std::string verb = isCommand ? std::string(argv[1]) + " " : "";
  std::fputs(fmt::format("deblend: {}{}\nTry 'deblend {}--help'.\n", sentence,
                         sentence.ends_with('.') ? "" : ".", verb)
                 .c_str(),
             stderr);
  return WrongUsage;
}

int runParsed(CommandLine& commandLine, int argc, char* argv[]) {
  try {
    return commandLine.run(argc, argv);
  } catch (const CLI::CallForHelp&) {
    commandLine.console().print(commandLine.help());
    return Done;
  } catch (const CLI::CallForVersion& version) {
    commandLine.console().print(std::string(version.what()) + "\n");
    return Done;
  } catch (const CLI::ParseError& error) {
    return refuse(error.what(), argc, argv);
  } catch (const UsageError& error) {
    return refuse(error.what(), argc, argv);
  } catch (const std::bad_alloc&) {
    return fail("There is not enough memory for this.");
  } catch (const std::exception& error) {
    return fail(error.what());
  }
}

} // namespace

int runCommandLine(int argc, char* argv[]) {
  CommandLine commandLine;
  const int status = runParsed(commandLine, argc, argv);
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0)
    return status;
  return fail(fmt::format("Cannot write to standard output: {}.", std::strerror(errno)));
}

} // namespace deblend
