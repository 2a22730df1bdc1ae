#include "commands/command_context.h"
#include "commands/commands.h"
#include "core/error.h"
#include "experiment/presets.h"
#include "terminal/opening_bar.h"
#include "usage/checks.h"
#include "usage/exit_status.h"
#include "usage/usage_error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

struct Arguments {
  std::string folder;
  std::string source;
  std::string target;
  std::string model;
  std::string name;
  std::string preset;
  std::vector<std::string> assignments;
};

std::string modelTypeIds(const ModelTypeCatalog& catalog) {
  std::string ids;
  for (const ModelType* type : catalog.modelTypes())
    ids += (ids.empty() ? "" : ", ") + type->id();
  return ids.empty() ? "none, since no plugin was found" : ids;
}

/// The preset's values, then those given one by one.
std::vector<std::pair<std::string, std::string>> chosenOptions(const Arguments& arguments,
                                                               const ModelType& type) {
  std::vector<std::pair<std::string, std::string>> options;
  if (!arguments.preset.empty())
    for (const auto& [name, value] : preset(type, arguments.preset).values)
      options.emplace_back(name, toText(value));
  for (auto& assignment : splitAssignments(arguments.assignments))
    options.push_back(std::move(assignment));
  return options;
}

/// None for a model type that learns from the target alone.
std::optional<DataSetSpec> chosenSource(const Arguments& arguments, const ModelType& type) {
  if (type.maps() && arguments.source.empty())
    throw UsageError(
        fmt::format("--source is required: the model type '{}' maps it onto the target", type.id()));
  if (!type.maps() && !arguments.source.empty())
    throw UsageError(fmt::format(
        "--source is for model types that map one: '{}' learns from the target alone", type.id()));
  return type.maps() ? std::optional(parseDataSetSpec(arguments.source)) : std::nullopt;
}

int makeProject(const Arguments& arguments, CommandContext& context) {
  if (arguments.model.empty())
    throw UsageError(
        fmt::format("--model is required: known model types are {}", modelTypeIds(context.plugins())));
  if (!context.plugins().find(arguments.model))
    context.tellBrokenPlugins();
  const ModelType& type = context.plugins().at(arguments.model);
  const std::optional<DataSetSpec> source = chosenSource(arguments, type);
  OpeningBar bar(context.console());
  const Project project = Project::create(
      arguments.folder, makeProjectDocument(arguments.name, source, parseDataSetSpec(arguments.target),
                                            arguments.model, chosenOptions(arguments, type),
                                            context.plugins(), context.dataFolders(), bar.progress()));
  const std::string folder = project.folder().string();
  if (context.console().json)
    context.console().printJson({{"project", folder},
                                 {"name", project.document().name},
                                 {"experiment", project.document().experiments.front().name}});
  else
    context.console().note(fmt::format("Made the project '{}' in '{}'. To train it: deblend train {}",
                                       project.document().name, folder, arguments.folder));
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  parser.add_option("DIR", arguments->folder, "The folder to make, or an empty one.")->required();
  parser
      .add_option(
          "--source", arguments->source,
          "The data set at α = 0: kind[:path-or-name][,option=value]… as 'deblend datasets' lists them. For "
          "model types that map one.")
      ->type_name("SPEC");
  parser.add_option("--target", arguments->target, "The data set at α = 1, or what is learned alone.")
      ->type_name("SPEC")
      ->required();
  parser.add_option("--model", arguments->model, "The model type, as 'deblend models' lists them. Required.")
      ->type_name("TYPE");
  parser.add_option("--name", arguments->name, "The project's name (the experiment's).")->type_name("NAME");
  parser
      .add_option("--preset", arguments->preset,
                  "Options to begin with: default, or another of the model type's presets, which 'deblend "
                  "models' lists.")
      ->type_name("PRESET");
  addAssignments(parser, arguments->assignments);
  return [arguments, &context] { return makeProject(*arguments, context); };
}

} // namespace

Command newCommand() {
  return {"new", "Make a project with its data sets and one experiment.", setUp};
}

} // namespace deblend
