#include "runs/run_configuration.h"

#include "core/error.h"
#include "model/model_type.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* fileName = "run.json";
constexpr const char* formatName = "deblend-run";
constexpr int formatVersion = 1;

RunConfiguration fromJson(const Json& json, const ModelTypeCatalog& catalog) {
  if (json.at("format") != formatName)
    throw Error("it is not a run's configuration");
  if (json.at("version").get<int>() > formatVersion)
    throw Error(fmt::format(
        "it has the format version {}, but this program reads versions up to {}: use a newer program",
        json.at("version").dump(), formatVersion));
  RunConfiguration configuration;
  configuration.id = json.at("id");
  configuration.created = json.at("created");
  configuration.experiment = experimentFromJson(json.at("experiment"), catalog);
  if (json.contains("source") || catalog.at(configuration.experiment.modelType).maps())
    configuration.source = namedDataSetFromJson(json.at("source"));
  configuration.target = namedDataSetFromJson(json.at("target"));
  configuration.seed = json.at("seed");
  configuration.device = json.at("device");
  configuration.programVersion = json.at("program");
  configuration.libtorchVersion = json.at("libtorch");
  if (json.contains("parent"))
    configuration.parent = {json.at("parent").at("run"), json.at("parent").at("step")};
  return configuration;
}

} // namespace

const NamedDataSet& sourceOf(const RunConfiguration& configuration) {
  if (!configuration.source)
    throw Error(
        fmt::format("The run '{}' has no trajectories: the model type '{}' maps no source, but learns "
                    "from '{}' alone.",
                    configuration.id, configuration.experiment.modelType, configuration.target.name));
  return *configuration.source;
}

RunConfiguration readRunConfiguration(const fs::path& runFolder, const ModelTypeCatalog& catalog) {
  const fs::path file = runFolder / fileName;
  try {
    return fromJson(Json::parse(readTextFile(file)), catalog);
  } catch (const nlohmann::json::exception&) {
    throw Error(fmt::format("Cannot read the run '{}': it is cut short, or not JSON as a run needs it.",
                            file.string()));
  } catch (const Error& error) {
    throw Error(fmt::format("Cannot read the run '{}': {}", file.string(), withFullStop(error.what())));
  }
}

void writeRunConfiguration(const fs::path& runFolder, const RunConfiguration& configuration) {
  Json json = {{"format", formatName},
               {"version", formatVersion},
               {"id", configuration.id},
               {"created", configuration.created},
               {"experiment", toJson(configuration.experiment)}};
  if (configuration.source)
    json["source"] = toJson(*configuration.source);
  json["target"] = toJson(configuration.target);
  json["seed"] = configuration.seed;
  json["device"] = configuration.device;
  json["program"] = configuration.programVersion;
  json["libtorch"] = configuration.libtorchVersion;
  if (configuration.parent)
    json["parent"] = {{"run", configuration.parent->run}, {"step", configuration.parent->step}};
  writeFileAtomically(runFolder / fileName, json.dump(2) + "\n");
}

} // namespace deblend
