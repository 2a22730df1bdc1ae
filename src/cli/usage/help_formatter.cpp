#include "usage/help_formatter.h"

#include "terminal/text_table.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

constexpr std::size_t nameWidth = 30;
constexpr std::size_t textWidth = 70;

/// "  name      text", the text wrapped in a column of its own; below the name where that is too long.
std::string entry(const std::string& name, const std::string& text) {
  const std::string indent(nameWidth, ' ');
  std::string written = "  " + name;
  written += written.size() + 2 > nameWidth ? "\n" + indent : std::string(nameWidth - written.size(), ' ');
  bool isFirst = true;
  for (const std::string& line : wrapped(text, textWidth)) {
    written += (isFirst ? "" : indent) + line + "\n";
    isFirst = false;
  }
  return written;
}

} // namespace

HelpFormatter::HelpFormatter() {
  label("Positionals", "Arguments");
}

std::string HelpFormatter::make_usage(const CLI::App* parser, std::string) const {
  std::string usage = "\nUsage: deblend";
  if (!parser->get_parent())
    return usage + " COMMAND [ARGUMENTS] [OPTIONS]\n";
  usage += " " + parser->get_name();
  for (const CLI::Option* option : parser->get_options()) {
    if (option->get_positional())
      usage += option->get_required() ? " " + option->get_name() : fmt::format(" [{}]", option->get_name());
    else if (option->get_required())
      usage += fmt::format(" {} {}", option->get_name(), option->get_type_name());
  }
  return usage + " [OPTIONS]\n";
}

std::string HelpFormatter::make_option(const CLI::Option* option, bool isPositional) const {
  const bool takesValue = !isPositional && option->get_type_size() != 0 && !option->get_type_name().empty();
  std::string name = isPositional ? option->get_name(true, false) : option->get_name(false, true);
  std::ranges::replace(name, ',', ' ');
  return entry(takesValue ? name + " " + option->get_type_name() : name, option->get_description());
}

std::string HelpFormatter::make_subcommand(const CLI::App* parser) const {
  return entry(parser->get_name(), parser->get_description());
}

} // namespace deblend
