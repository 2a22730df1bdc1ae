#pragma once

#include "exporting/run_sampling.h"
#include "projects/project.h"

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace deblend {

/// The arguments that sample, evaluate and export share: which checkpoint, and how to sample from it.
struct SamplingArguments {
  std::string project;
  RunSelection selection;
  std::optional<std::int64_t> count;
  std::optional<std::int64_t> steps;
  std::optional<std::string> integrator;
  std::optional<std::string> weights;
  bool reverse = false;
  std::uint64_t seed = 0;
};

enum class Directions { ForwardAlone, Both };

/// `countHelp` says what the default is, for help.
void addSamplingArguments(CLI::App& parser, SamplingArguments& arguments, Directions directions,
                          const std::string& countHelp);

/// What was not given is taken from the run's own sampling options. Throws Error if the run cannot be read.
TrajectoryRequest trajectoryRequest(const SamplingArguments& arguments, const Project& project,
                                    const ModelTypeCatalog& catalog);

/// An option's values in the order of its menu.
std::vector<std::string> choicesOf(const OptionSchema& schema, const std::string& option);

} // namespace deblend
