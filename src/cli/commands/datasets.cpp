#include "commands/command_context.h"
#include "commands/commands.h"
#include "core/error.h"
#include "describing/data_set_forms.h"
#include "downloads/data_set_download.h"
#include "locations/bundled_examples.h"
#include "terminal/opening_bar.h"
#include "terminal/text_table.h"
#include "usage/checks.h"
#include "usage/exit_status.h"

#include <CLI/CLI.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  std::string path;
  std::string download;
  std::string folder;
  std::string address;
};

std::vector<std::string> downloadIds() {
  std::vector<std::string> ids;
  for (const DownloadableDataSet& dataSet : downloadableDataSets())
    ids.push_back(dataSet.id);
  return ids;
}

std::string downloadsText() {
  TextTable table({{"ID"}, {"WHAT"}});
  for (const DownloadableDataSet& dataSet : downloadableDataSets())
    table.add({dataSet.id, fmt::format("{}: {} ({})", dataSet.title, dataSet.description, dataSet.licence)});
  return "Data sets to download with --download ID\n" + table.text(2) + "\n";
}

int showKinds(CommandContext& context) {
  const DataFolders folders = context.dataFolders();
  if (context.console().json) {
    context.console().printJson(dataSetKindsJson(folders));
    return Done;
  }
  TextTable pairs({{"SOURCE"}, {"TARGET"}, {"WHAT HAPPENS"}});
  for (const BundledExample& example : bundledExamples(folders.resources))
    pairs.add({example.source, example.target, example.description});
  context.console().print(dataSetKindsText(folders) + downloadsText() + "Pairs to begin with\n" +
                          pairs.text(2));
  return Done;
}

bool isProject(const fs::path& path) {
  std::error_code error;
  return fs::exists(path / "project.deblend", error) || path.filename() == "project.deblend" ||
         fs::is_directory(path, error);
}

/// Those of a project, or one.
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
  OpeningBar bar(context.console());
  for (const NamedDataSet& dataSet : dataSets)
    described.push_back(describeDataSet(dataSet, folders, bar.progress()));
  return described;
}

int show(const std::string& path, CommandContext& context) {
  if (path.empty())
    return showKinds(context);
  const std::vector<DescribedDataSet> described = describe(path, context);
  if (context.console().json)
    context.console().printJson(toJson(described));
  else if (described.size() != 1 || described.front().problem.empty())
    context.console().print(dataSetTable(described, 0) + dataSetDetails(described));
  for (const DescribedDataSet& each : described)
    if (!each.problem.empty())
      throw Error(each.problem);
  return Done;
}

void reportDownload(const std::vector<std::string>& specs, const fs::path& folder, const std::string& id,
                    Console& console) {
  if (console.json) {
    console.printJson({{"id", id}, {"folder", fs::absolute(folder).string()}, {"data_sets", specs}});
    return;
  }
  for (const std::string& spec : specs)
    console.print(spec + "\n");
}

int download(const Arguments& arguments, CommandContext& context) {
  const InterruptWatch watch(context.console(), "Stopping the download.",
                             "The download is still being stopped; please wait.");
  const fs::path folder =
      arguments.folder.empty() ? defaultDownloadFolder(arguments.download) : fs::path(arguments.folder);
  try {
    std::vector<std::string> specs;
    {
      Progress progress(context.console(), "Downloading " + arguments.download, "", 1000);
      specs = downloadDataSet({.dataSet = downloadableDataSet(arguments.download),
                               .address = arguments.address,
                               .folder = folder},
                              [&](double share) {
                                progress.updateShare(share);
                                return !watch.isInterrupted();
                              });
    }
    reportDownload(specs, folder, arguments.download, context.console());
    return Done;
  } catch (const Error&) {
    if (!watch.isInterrupted())
      throw;
  }
  context.console().note("Interrupted; what has arrived is kept, and the same command goes on with it.");
  return Interrupted;
}

std::function<int()> setUp(CLI::App& parser, CommandContext& context) {
  auto arguments = std::make_shared<Arguments>();
  CLI::Option* path = parser.add_option(
      "PATH", arguments->path,
      "A project's folder, or a data set as SPEC; without it, the kinds of data sets and the "
      "examples are listed.");
  CLI::Option* id = parser
                        .add_option("--download", arguments->download,
                                    "Download a data set, or go on with that, and print it as SPEC.")
                        ->type_name(wordList(downloadIds()))
                        ->check(oneOf(downloadIds()))
                        ->excludes(path);
  parser
      .add_option("--to", arguments->folder, "Where the download goes (a folder in the user's data folder).")
      ->type_name("FOLDER")
      ->needs(id);
  parser
      .add_option("--from", arguments->address,
                  "The address of the folder to download from (that of the settings, or the data set's own).")
      ->type_name("URL")
      ->needs(id);
  return [arguments, &context] {
    return arguments->download.empty() ? show(arguments->path, context) : download(*arguments, context);
  };
}

} // namespace

Command datasetsCommand() {
  return {"datasets", "List the kinds of data sets, describe those of a project, or download some.", setUp};
}

} // namespace deblend
