#include "commands/command_context.h"
#include "commands/commands.h"
#include "core/error.h"
#include "describing/data_set_forms.h"
#include "locations/bundled_examples.h"
#include "terminal/text_table.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

namespace fs = std::filesystem;

int showKinds(CommandContext& context) {
  const DataFolders folders = context.dataFolders();
  if (context.console().json) {
    context.console().printJson(dataSetKindsJson(folders));
    return Done;
  }
  TextTable pairs({{"SOURCE"}, {"TARGET"}, {"WHAT HAPPENS"}});
  for (const BundledExample& example : bundledExamples(folders.resources))
    pairs.add({example.source, example.target, example.description});
  context.console().print(dataSetKindsText(folders) + "Pairs to begin with\n" + pairs.text(2));
  return Done;
}

bool isProject(const fs::path& path) {
  std::error_code error;
  return fs::exists(path / "project.deblend", error) || path.filename() == "project.deblend" ||
         fs::is_directory(path, error);
}

std::vector<DescribedDataSet> describe(const std::string& path, CommandContext& context) {
  DataFolders folders = context.dataFolders();
  std::vector<NamedDataSet> dataSets;
  if (isProject(path)) {
    const Project project = context.openProject(path, Project::Access::Read);
    folders.base = project.folder();
    dataSets = project.document().dataSets;
  } else {
    const DataSetSpec spec = parseDataSetSpec(path);
    dataSets.push_back({suggestedName(spec), spec, {}});
  }
  std::vector<DescribedDataSet> described;
  for (const NamedDataSet& dataSet : dataSets)
    described.push_back(describeDataSet(dataSet, folders));
  return described;
}

int show(const std::string& path, CommandContext& context) {
  if (path.empty())
    return showKinds(context);
  const std::vector<DescribedDataSet> described = describe(path, context);
  if (context.console().json)
    context.console().printJson(toJson(described));
  else if (described.size() != 1 || described.front().problem.empty())
    context.console().print(dataSetTable(described, 0));
  for (const DescribedDataSet& each : described)
    if (!each.problem.empty())
      throw Error(each.problem);
  return Done;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto path = std::make_shared<std::string>();
  parser.add_option("PATH", *path,
                    "A project's folder, or a data set as SPEC; without it, the kinds of data sets and the "
                    "examples are listed.");
  return [path, &context] { return show(*path, context); };
}

} // namespace

Command datasetsCommand() {
  return {"datasets", "List the kinds of data sets, or describe those of a project.", setUp};
}

} // namespace deblend
