#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace deblend {

/// Words that the parsers do not know themselves.
struct CompletionWords {
  std::vector<std::string> specs;       ///< for SPEC: "gaussian", "shape:ring", "density:"
  std::vector<std::string> modelTypes;  ///< for TYPE
  std::vector<std::string> assignments; ///< for OPTION=VALUE: "steps="
};

/// A script for bash that completes verbs, options and values. The value of an option follows its type name,
/// as help shows it: words in lower case are themselves, SPEC, TYPE and OPTION=VALUE are the words above, RUN
/// and STEP are looked up in the project on the line, everything else is a file.
std::string bashCompletion(const CLI::App& program, const CompletionWords& words);

} // namespace deblend
