#include "commands/command_context.h"
#include "commands/commands.h"
#include "describing/run_forms.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <nlohmann/json.hpp>

namespace deblend {
namespace {

int show(const std::string& path, CommandContext& context) {
  const Project project = context.openProject(path, Project::Access::Read);
  const std::vector<RunSummary> runs = listRuns(project.runsFolder());
  if (context.console().json)
    context.console().printJson(toJson(runs));
  else if (runs.empty())
    context.console().note("The project has no run yet.");
  else
    context.console().print(runTable(runs, 0));
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto project = std::make_shared<std::string>();
  parser.add_option("PROJECT", *project, "The project's folder.")->required();
  return [project, &context] { return show(*project, context); };
}

} // namespace

Command runsCommand() {
  return {"runs", "List a project's runs.", setUp};
}

} // namespace deblend
