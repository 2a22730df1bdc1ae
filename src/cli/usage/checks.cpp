#include "usage/checks.h"

#include "core/error.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace deblend {
namespace {

std::string refusal(const std::string& text, const std::string& allowed) {
  return fmt::format("'{}' was given, but allowed is {}", text, allowed);
}

} // namespace

CLI::Validator allowedBy(const Option& option) {
  return CLI::Validator(
      [option](std::string& text) -> std::string {
        try {
          option.parsed(text);
          return {};
        } catch (const Error&) {
          return refusal(text, option.allowed());
        }
      },
      "");
}

CLI::Validator wholeNumber(std::int64_t minimum, std::int64_t maximum) {
  return allowedBy(Option::integer("", "", minimum, minimum, maximum, ""));
}

CLI::Validator seedNumber() {
  return CLI::Validator(
      [](std::string& text) -> std::string {
        std::uint64_t seed = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
        const bool isNumber = error == std::errc() && end == text.data() + text.size();
        return isNumber ? std::string() : refusal(text, "a whole number from 0 to 18446744073709551615");
      },
      "");
}

CLI::Validator oneOf(const std::vector<std::string>& words) {
  return CLI::Validator(
      [words](std::string& text) -> std::string {
        const bool isKnown = std::ranges::find(words, text) != words.end();
        return isKnown ? std::string() : refusal(text, fmt::format("{}", fmt::join(words, ", ")));
      },
      "");
}

CLI::Validator assignment() {
  return CLI::Validator(
      [](std::string& text) -> std::string {
        const std::size_t equals = text.find('=');
        const bool isAssignment = equals != std::string::npos && equals > 0;
        return isAssignment ? std::string() : refusal(text, "OPTION=VALUE, such as steps=4096");
      },
      "");
}

std::string wordList(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, "|"));
}

void addAssignments(CLI::App& parser, std::vector<std::string>& assignments) {
  parser
      .add_option("--set", assignments,
                  "An option of the model, the training or the sampling; may be given several times. "
                  "'deblend models' lists them.")
      ->type_name("OPTION=VALUE")
      ->allow_extra_args(false)
      ->take_all()
      ->check(assignment());
}

std::vector<std::pair<std::string, std::string>>
splitAssignments(const std::vector<std::string>& assignments) {
  std::vector<std::pair<std::string, std::string>> split;
  for (const std::string& each : assignments)
    split.emplace_back(each.substr(0, each.find('=')), each.substr(each.find('=') + 1));
  return split;
}

} // namespace deblend
