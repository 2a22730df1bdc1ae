#include "commands/experiment_arguments.h"

#include "experiment/presets.h"
#include "usage/checks.h"
#include "usage/usage_error.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>

namespace deblend {
namespace {

std::string modelTypeIds(const ModelTypeCatalog& catalog) {
  std::string ids;
  for (const ModelType* type : catalog.modelTypes())
    ids += (ids.empty() ? "" : ", ") + type->id();
  return ids.empty() ? "none, since no plugin was found" : ids;
}

std::vector<std::pair<std::string, std::string>> chosenOptions(const ExperimentArguments& arguments,
                                                               const ModelType& type) {
  std::vector<std::pair<std::string, std::string>> options;
  if (!arguments.preset.empty())
    for (const auto& [name, value] : preset(type, arguments.preset).values)
      options.emplace_back(name, toText(value));
  for (auto& assignment : splitAssignments(arguments.assignments))
    options.push_back(std::move(assignment));
  return options;
}

std::optional<DataSetSpec> chosenSource(const ExperimentArguments& arguments, const ModelType& type) {
  if (type.maps() && arguments.source.empty())
    throw UsageError(
        fmt::format("--source is required: the model type '{}' maps it onto the target", type.id()));
  if (!type.maps() && !arguments.source.empty())
    throw UsageError(fmt::format(
        "--source is for model types that map one: '{}' learns from the target alone", type.id()));
  return type.maps() ? std::optional(parseDataSetSpec(arguments.source)) : std::nullopt;
}

} // namespace

void addExperimentArguments(CLI::App& parser, ExperimentArguments& arguments) {
  parser
      .add_option(
          "--source", arguments.source,
          "The data set at α = 0: kind[:path-or-name][,option=value]… as 'deblend datasets' lists them. For "
          "model types that map one.")
      ->type_name("SPEC");
  parser.add_option("--target", arguments.target, "The data set at α = 1, or what is learned alone.")
      ->type_name("SPEC")
      ->required();
  parser.add_option("--model", arguments.model, "The model type, as 'deblend models' lists them. Required.")
      ->type_name("TYPE");
  parser
      .add_option("--preset", arguments.preset,
                  "Options to begin with: default, or another of the model type's presets, which 'deblend "
                  "models' lists.")
      ->type_name("PRESET");
  addAssignments(parser, arguments.assignments);
}

WantedExperiment wantedExperiment(const ExperimentArguments& arguments, CommandContext& context) {
  if (arguments.model.empty())
    throw UsageError(
        fmt::format("--model is required: known model types are {}", modelTypeIds(context.plugins())));
  if (!context.plugins().find(arguments.model))
    context.tellBrokenPlugins();
  const ModelType& type = context.plugins().at(arguments.model);
  return {chosenSource(arguments, type), parseDataSetSpec(arguments.target), &type,
          chosenOptions(arguments, type)};
}

} // namespace deblend
