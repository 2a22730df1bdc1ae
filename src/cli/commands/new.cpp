#include "commands/command_context.h"
#include "commands/commands.h"
#include "commands/experiment_arguments.h"
#include "model/model_type.h"
#include "terminal/opening_bar.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

struct Arguments {
  std::string folder;
  std::string name;
  ExperimentArguments experiment;
};

int makeProject(const Arguments& arguments, CommandContext& context) {
  const WantedExperiment wanted = wantedExperiment(arguments.experiment, context);
  OpeningBar bar(context.console());
  const Project project = Project::create(
      arguments.folder,
      makeProjectDocument(arguments.name, wanted.source, wanted.target, wanted.modelType->id(),
                          wanted.options, context.plugins(), context.dataFolders(), bar.progress()));
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
  addExperimentArguments(parser, arguments->experiment);
  parser.add_option("--name", arguments->name, "The project's name (the experiment's).")->type_name("NAME");
  return [arguments, &context] { return makeProject(*arguments, context); };
}

} // namespace

Command newCommand() {
  return {"new", "Make a project with its data sets and one experiment.", setUp};
}

} // namespace deblend
