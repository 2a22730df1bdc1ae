#include "commands/command_context.h"
#include "commands/commands.h"
#include "core/error.h"
#include "describing/data_set_forms.h"
#include "describing/option_forms.h"
#include "describing/run_forms.h"
#include "terminal/text_table.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

struct Findings {
  std::vector<DescribedDataSet> dataSets;
  std::vector<RunSummary> runs;
};

Findings look(const Project& project, const DataFolders& folders) {
  Findings findings;
  for (const NamedDataSet& dataSet : project.document().dataSets)
    findings.dataSets.push_back(describeDataSet(dataSet, folders));
  findings.runs = listRuns(project.runsFolder());
  return findings;
}

Json document(const Project& project, const Findings& findings) {
  Json experiments = Json::array();
  for (const Experiment& experiment : project.document().experiments)
    experiments.push_back(toJson(experiment));
  return {{"name", project.document().name},
          {"folder", project.folder().string()},
          {"datasets", toJson(findings.dataSets)},
          {"experiments", experiments},
          {"runs", toJson(findings.runs)}};
}

std::string changes(const Experiment& experiment) {
  std::string text;
  for (const OptionValues* values :
       {&experiment.modelOptions, &experiment.trainingOptions, &experiment.samplingOptions})
    if (const std::string changed = changedOptions(*values); !changed.empty())
      text += (text.empty() ? "" : " ") + changed;
  return text.empty() ? "–" : text;
}

std::string text(const Project& project, const Findings& findings) {
  TextTable experiments({{"NAME"}, {"SOURCE"}, {"TARGET"}, {"MODEL"}, {"DIFFERS FROM DEFAULTS"}});
  for (const Experiment& each : project.document().experiments)
    experiments.add(
        {each.name, each.source.empty() ? "–" : each.source, each.target, each.modelType, changes(each)});
  const std::string runs = findings.runs.empty() ? "  none yet\n" : runTable(findings.runs, 2);
  return fmt::format("{}\n{}\n\nData sets\n{}\nExperiments\n{}\nRuns\n{}", project.document().name,
                     project.folder().string(), dataSetTable(findings.dataSets, 2), experiments.text(2),
                     runs);
}

int show(const std::string& path, CommandContext& context) {
  const Project project = context.openProject(path, Project::Access::Read);
  DataFolders folders = context.dataFolders();
  folders.base = project.folder();
  const Findings findings = look(project, folders);
  if (context.console().json)
    context.console().printJson(document(project, findings));
  else
    context.console().print(text(project, findings));
  for (const DescribedDataSet& each : findings.dataSets)
    if (!each.problem.empty())
      throw Error(each.problem);
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto project = std::make_shared<std::string>();
  parser.add_option("PROJECT", *project, "The project's folder.")->required();
  return [project, &context] { return show(*project, context); };
}

} // namespace

Command infoCommand() {
  return {"info", "Show a project's data sets, experiments and runs.", setUp};
}

} // namespace deblend
