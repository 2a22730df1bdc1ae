#pragma once

#include "options/option_schema.h"

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

/// Checks of an argument's text whose messages say what was found and what is allowed.
namespace deblend {

/// The values of an option of a schema.
CLI::Validator allowedBy(const Option& option);
CLI::Validator wholeNumber(std::int64_t minimum, std::int64_t maximum);
/// A seed: 0 to 2⁶⁴ − 1.
CLI::Validator seedNumber();
CLI::Validator oneOf(const std::vector<std::string>& words);
/// OPTION=VALUE
CLI::Validator assignment();

/// "a|b|c": how help names a value that is one of some words.
std::string wordList(const std::vector<std::string>& words);

/// Adds --set, which may be given several times.
void addAssignments(CLI::App& parser, std::vector<std::string>& assignments);
/// Name and value of each.
std::vector<std::pair<std::string, std::string>>
splitAssignments(const std::vector<std::string>& assignments);

} // namespace deblend
