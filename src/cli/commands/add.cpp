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
  std::string project;
  std::string name;
  ExperimentArguments experiment;
};

int add(const Arguments& arguments, CommandContext& context) {
  const WantedExperiment wanted = wantedExperiment(arguments.experiment, context);
  Project project = context.openProject(arguments.project, Project::Access::Write);
  project.requireWritable();
  OpeningBar bar(context.console());
  DataFolders folders = context.dataFolders(); // paths are relative to the current folder, as for 'new'
  ProjectDocument document = project.document();
  const std::string name =
      addExperiment(document, arguments.name, wanted.source, wanted.target, wanted.modelType->id(),
                    wanted.options, context.plugins(), folders, bar.progress())
          .name;
  project.setDocument(std::move(document));
  project.save();
  if (context.console().json)
    context.console().printJson({{"project", project.folder().string()}, {"experiment", name}});
  else
    context.console().note(fmt::format("Added the experiment '{}'. To train it: deblend train {} "
                                       "--experiment '{}'",
                                       name, arguments.project, name));
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  parser.add_option("PROJECT", arguments->project, "The project's folder.")->required();
  addExperimentArguments(parser, arguments->experiment);
  parser.add_option("--name", arguments->name, "The experiment's name (made of what it learns from).")
      ->type_name("NAME");
  return [arguments, &context] { return add(*arguments, context); };
}

} // namespace

Command addCommand() {
  return {"add", "Add an experiment, with the data sets that it needs, to a project.", setUp};
}

} // namespace deblend
