#include "describing/data_set_forms.h"

#include "core/error.h"
#include "data/data_set_kinds.h"
#include "describing/option_forms.h"
#include "terminal/text_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

Json classesJson(const DataSetSummary& summary) {
  Json classes = Json::array();
  for (std::size_t i = 0; i < summary.classNames.size(); ++i)
    classes.push_back({{"name", summary.classNames[i]}, {"count", summary.classCounts[i]}});
  return classes;
}

/// "0 (980), 1 (1135), …", and the files that were left out, a line each.
std::string detailsOf(const std::string& name, const DataSetSummary& summary) {
  constexpr std::size_t shownFiles = 10;
  constexpr std::size_t textWidth = 96;
  std::string text;
  if (!summary.classNames.empty()) {
    std::string classes;
    for (std::size_t i = 0; i < summary.classNames.size(); ++i)
      classes += fmt::format("{}{} ({})", i == 0 ? "" : ", ", summary.classNames[i], summary.classCounts[i]);
    text += fmt::format("\n{}: {} classes\n", name, summary.classNames.size());
    for (const std::string& line : wrapped(classes, textWidth))
      text += "  " + line + "\n";
  }
  if (summary.skippedCount == 0)
    return text;
  text += fmt::format("\n{}: {} file{} could not be used\n", name, summary.skippedCount,
                      summary.skippedCount == 1 ? "" : "s");
  for (std::size_t i = 0; i < std::min(shownFiles, summary.skippedFiles.size()); ++i)
    text += "  " + summary.skippedFiles[i] + "\n";
  return text;
}

Json toJson(const DescribedDataSet& described) {
  const auto& [dataSet, summary, problem] = described;
  Json json = {{"name", dataSet.name},      {"spec", toText(dataSet.spec)},
               {"kind", dataSet.spec.kind}, {"shape", Json()},
               {"count", Json()},           {"classes", Json()},
               {"skipped", Json()},         {"fingerprint", Json()},
               {"problem", Json()}};
  if (summary) {
    json["shape"] = summary->sampleShape;
    if (summary->storedCount)
      json["count"] = *summary->storedCount;
    if (!summary->classNames.empty())
      json["classes"] = classesJson(*summary);
    if (summary->skippedCount > 0)
      json["skipped"] = {{"count", summary->skippedCount}, {"files", summary->skippedFiles}};
    if (!summary->fingerprint.empty())
      json["fingerprint"] = summary->fingerprint;
  }
  if (!problem.empty())
    json["problem"] = problem;
  return json;
}

const char* locationName(LocationKind location) {
  switch (location) {
  case LocationKind::File:
  case LocationKind::Folder:
    return "path";
  case LocationKind::Name:
    return "name";
  case LocationKind::None:
    break;
  }
  return "none";
}

/// "density:PATH", "shape:NAME", "gaussian"
std::string pattern(const DataSetKind& kind) {
  switch (kind.location) {
  case LocationKind::File:
  case LocationKind::Folder:
    return kind.id + ":PATH";
  case LocationKind::Name:
    return kind.id + ":NAME";
  case LocationKind::None:
    break;
  }
  return kind.id;
}

} // namespace

DescribedDataSet describeDataSet(const NamedDataSet& dataSet, const DataFolders& folders,
                                 const OpeningProgress& progress) {
  DescribedDataSet described{dataSet, std::nullopt, {}};
  try {
    described.summary = summariseDataSet(dataSet.spec, folders, progress);
  } catch (const Error& error) {
    described.problem = error.what();
    return described;
  }
  if (!dataSet.fingerprint.empty() && described.summary->fingerprint != dataSet.fingerprint)
    described.problem =
        fmt::format("The data set '{}' has changed since it was added to the project.", dataSet.name);
  return described;
}

Json toJson(const std::vector<DescribedDataSet>& dataSets) {
  Json json = Json::array();
  for (const DescribedDataSet& each : dataSets)
    json.push_back(toJson(each));
  return json;
}

std::string dataSetTable(const std::vector<DescribedDataSet>& dataSets, std::size_t indent) {
  TextTable table({{"NAME"}, {"DATA"}, {"SHAPE"}, {"SAMPLES", TextTable::Align::Right}, {"FINGERPRINT"}});
  for (const auto& [dataSet, summary, problem] : dataSets) {
    const bool isStored = summary && summary->storedCount;
    table.add({dataSet.name, toText(dataSet.spec), summary ? toText(summary->sampleShape) : "–",
               isStored ? std::to_string(*summary->storedCount) : "–",
               summary && !summary->fingerprint.empty() ? summary->fingerprint : "–"});
  }
  return table.text(indent);
}

std::string dataSetDetails(const std::vector<DescribedDataSet>& dataSets) {
  std::string text;
  for (const DescribedDataSet& each : dataSets)
    if (each.summary)
      text += detailsOf(each.dataSet.name, *each.summary);
  return text;
}

std::vector<std::string> locationNames(const std::string& id, const DataFolders& folders) {
  const DataSetKind& kind = dataSetKind(id);
  if (kind.location != LocationKind::Name)
    return {};
  if (kind.names.empty())
    return exampleNames(folders);
  std::vector<std::string> names;
  for (const OptionChoice& name : kind.names)
    names.push_back(name.value);
  return names;
}

Json dataSetKindsJson(const DataFolders& folders) {
  Json json = Json::array();
  for (const DataSetKind& kind : dataSetKinds())
    json.push_back({{"kind", kind.id},
                    {"title", kind.title},
                    {"help", kind.help},
                    {"location", locationName(kind.location)},
                    {"names", locationNames(kind.id, folders)},
                    {"options", toJson(kind.schema)}});
  return json;
}

std::string dataSetKindsText(const DataFolders& folders) {
  std::string text;
  for (const DataSetKind& kind : dataSetKinds()) {
    text += fmt::format("{}\n  {}\n", pattern(kind), kind.help);
    if (const auto names = locationNames(kind.id, folders); !names.empty())
      for (const std::string& line : wrapped(fmt::format("NAME is {}.", fmt::join(names, ", ")), 96))
        text += "  " + line + "\n";
    if (!kind.schema.options().empty())
      text += optionTable(kind.schema, 2);
    text += "\n";
  }
  return text;
}

} // namespace deblend
