#include "commands/command_context.h"
#include "commands/commands.h"
#include "describing/run_forms.h"
#include "evaluating/evaluation_log.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <nlohmann/json.hpp>

namespace deblend {
namespace {

struct Arguments {
  std::string project;
  std::string run;
};

std::vector<std::filesystem::path> chosenRuns(const Project& project, const std::string& run) {
  if (!run.empty())
    return {findRun(project.runsFolder(), run)};
  std::vector<std::filesystem::path> folders;
  for (const RunSummary& summary : listRuns(project.runsFolder()))
    folders.push_back(project.runsFolder() / summary.id);
  return folders;
}

int show(const Arguments& arguments, CommandContext& context) {
  const Project project = context.openProject(arguments.project, Project::Access::Read);
  std::vector<RunCheckpoints> runs;
  std::vector<std::string> problems;
  for (const std::filesystem::path& folder : chosenRuns(project, arguments.run))
    runs.push_back({folder.filename().string(), listCheckpoints(checkpointsFolder(folder), &problems),
                    readEvaluations(folder)});
  if (context.console().json)
    context.console().printJson(toJson(runs));
  else if (const std::string table = checkpointTable(runs); !table.empty())
    context.console().print(table);
  else
    context.console().note("There is no checkpoint yet.");
  for (const std::string& problem : problems)
    context.console().note(problem);
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  parser.add_option("PROJECT", arguments->project, "The project's folder.")->required();
  parser.add_option("--run", arguments->run, "Of this run alone: its id, its number or latest.")
      ->type_name("RUN|latest");
  return [arguments, &context] { return show(*arguments, context); };
}

} // namespace

Command checkpointsCommand() {
  return {"checkpoints", "List the checkpoints of a project's runs.", setUp};
}

} // namespace deblend
