#include "projects/project_document.h"

#include "core/error.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* formatName = "deblend-project";
constexpr int formatVersion = 1;
constexpr std::array<std::string_view, 5> knownKeys = {"format", "version", "name", "datasets",
                                                       "experiments"};

template <typename Named>
const Named& findNamed(const std::vector<Named>& all, const std::string& wanted, const char* what) {
  const auto found = std::ranges::find(all, wanted, &Named::name);
  if (found != all.end())
    return *found;
  std::string known;
  for (const Named& each : all)
    known += (known.empty() ? "'" : "', '") + each.name;
  throw Error(all.empty() ? fmt::format("The project has no {} '{}': it has none yet.", what, wanted)
                          : fmt::format("The project has no {} '{}': it has {}'.", what, wanted, known));
}

template <typename Named>
std::string freeName(const std::vector<Named>& all, const std::string& wanted) {
  std::string name = wanted;
  for (int number = 2; std::ranges::find(all, name, &Named::name) != all.end(); ++number)
    name = fmt::format("{} {}", wanted, number);
  return name;
}

template <typename Named>
void requireDistinctNames(const std::vector<Named>& all, const char* what) {
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j)
      if (all[i].name == all[j].name)
        throw Error(fmt::format("Two {}s are named '{}'.", what, all[i].name));
}

Json parseJson(const std::string& text) {
  try {
    return Json::parse(text);
  } catch (const nlohmann::json::parse_error& error) {
    throw Error(error.byte >= text.size() ? "it is cut short, or not JSON"
                                          : fmt::format("it is not JSON (at byte {})", error.byte));
  }
}

void requireFormat(const Json& json) {
  if (!json.is_object() || json.value("format", Json()) != formatName)
    throw Error("it is JSON, but not a project (\"format\" must be \"deblend-project\")");
  const Json version = json.value("version", Json());
  if (!version.is_number_integer() || version < 1)
    throw Error(fmt::format("its \"version\" is {}, but must be a whole number from 1", version.dump()));
  if (version > formatVersion)
    throw Error(fmt::format(
        "it has the format version {}, but this program reads versions up to {}: use a newer program",
        version.dump(), formatVersion));
}

const Json& listAt(const Json& json, const char* key) {
  if (!json.contains(key) || !json.at(key).is_array())
    throw Error(fmt::format("it has no list \"{}\"", key));
  return json.at(key);
}

} // namespace

const NamedDataSet& ProjectDocument::dataSet(const std::string& wanted) const {
  return findNamed(dataSets, wanted, "data set");
}
const Experiment& ProjectDocument::experiment(const std::string& wanted) const {
  return findNamed(experiments, wanted, "experiment");
}
std::string ProjectDocument::freeDataSetName(const std::string& wanted) const {
  return freeName(dataSets, wanted);
}
std::string ProjectDocument::freeExperimentName(const std::string& wanted) const {
  return freeName(experiments, wanted);
}

ProjectDocument parseProject(const std::string& text, const ModelTypeCatalog& catalog) {
  const Json json = parseJson(text);
  requireFormat(json);
  for (const auto& entry : json.items())
    if (std::ranges::find(knownKeys, entry.key()) == knownKeys.end())
      throw Error(fmt::format("it has an unknown key '{}'", entry.key()));
  ProjectDocument document;
  if (!json.contains("name") || !json.at("name").is_string())
    throw Error("it has no text \"name\"");
  document.name = json.at("name");
  for (const Json& each : listAt(json, "datasets"))
    document.dataSets.push_back(namedDataSetFromJson(each));
  for (const Json& each : listAt(json, "experiments"))
    document.experiments.push_back(experimentFromJson(each, catalog));
  requireDistinctNames(document.dataSets, "data set");
  requireDistinctNames(document.experiments, "experiment");
  for (const Experiment& experiment : document.experiments) {
    if (!experiment.source.empty())
      document.dataSet(experiment.source);
    document.dataSet(experiment.target);
  }
  return document;
}

std::string toText(const ProjectDocument& document) {
  Json json = {{"format", formatName},
               {"version", formatVersion},
               {"name", document.name},
               {"datasets", Json::array()},
               {"experiments", Json::array()}};
  for (const NamedDataSet& each : document.dataSets)
    json["datasets"].push_back(toJson(each));
  for (const Experiment& each : document.experiments)
    json["experiments"].push_back(toJson(each));
  return json.dump(2) + "\n";
}

} // namespace deblend
