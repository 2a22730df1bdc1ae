#pragma once

#include "commands/command_context.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace deblend {

/// What `new` and `add` make an experiment from.
struct ExperimentArguments {
  std::string source;
  std::string target;
  std::string model;
  std::string preset;
  std::vector<std::string> assignments;
};

void addExperimentArguments(CLI::App& parser, ExperimentArguments& arguments);

/// The data sets, the model type and its options, as they are to be.
struct WantedExperiment {
  std::optional<DataSetSpec> source; ///< none for a model type that learns from the target alone
  DataSetSpec target;
  const ModelType* modelType;
  std::vector<std::pair<std::string, std::string>> options; ///< the preset's, then those given one by one
};

/// Throws UsageError for what is missing or does not fit together, and Error for what is unknown.
WantedExperiment wantedExperiment(const ExperimentArguments& arguments, CommandContext& context);

} // namespace deblend
