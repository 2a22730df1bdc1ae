#include "experiment/experiment.h"

#include "core/error.h"
#include "model/model_type.h"
#include "sampling/sampling_options.h"
#include "training/training_options.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace deblend {
namespace {

using Json = nlohmann::ordered_json;

void refuseUnknownKeys(const Json& json, std::initializer_list<std::string_view> known,
                       const std::string& what) {
  if (!json.is_object())
    throw Error(fmt::format("{} must be a JSON object, but {} was found.", what, json.dump().substr(0, 60)));
  for (const auto& entry : json.items())
    if (std::ranges::find(known, entry.key()) == known.end())
      throw Error(fmt::format("{} has an unknown key '{}'.", what, entry.key()));
}

std::string textAt(const Json& json, const char* key, const std::string& what) {
  if (!json.contains(key) || !json.at(key).is_string())
    throw Error(fmt::format("{} must have a text '{}'.", what, key));
  return json.at(key);
}

OptionValues optionsAt(const Json& json, const char* key, const OptionSchema& schema) {
  return json.contains(key) ? OptionValues::fromJson(schema, json.at(key)) : OptionValues(schema);
}

} // namespace

OptionSchema trainingSchema(const ModelType& type) {
  std::vector<std::string> names = type.trainingOptionNames();
  names.insert(names.end(), runOptionNames().begin(), runOptionNames().end());
  return trainingSchema().only(names).withDefaults(type.trainingDefaults());
}

OptionSchema samplingSchema(const ModelType& type) {
  return type.maps() ? samplingSchema() : OptionSchema();
}

void setModelType(Experiment& experiment, const ModelType& type) {
  experiment.modelType = type.id();
  experiment.modelOptions = OptionValues(type.optionSchema());
  experiment.trainingOptions = OptionValues(trainingSchema(type));
  if (type.maps() == experiment.samplingOptions.schema().options().empty())
    experiment.samplingOptions = OptionValues(samplingSchema(type));
}

Experiment makeExperiment(std::string name, std::string source, std::string target,
                          const std::string& modelType, const ModelTypeCatalog& catalog) {
  return {std::move(name),
          std::move(source),
          std::move(target),
          modelType,
          OptionValues(catalog.at(modelType).optionSchema()),
          OptionValues(trainingSchema(catalog.at(modelType))),
          OptionValues(samplingSchema(catalog.at(modelType)))};
}

void setOption(Experiment& experiment, std::string_view name, std::string_view text) {
  std::string known;
  for (OptionValues* values :
       {&experiment.modelOptions, &experiment.trainingOptions, &experiment.samplingOptions}) {
    if (values->schema().find(name))
      return values->setFromText(name, text);
    const std::string names = values->schema().names();
    known += (known.empty() || names.empty() ? "" : ", ") + names;
  }
  throw Error(fmt::format("There is no option '{}': known are {}.", name, known));
}

Json toJson(const Experiment& experiment) {
  Json json = {{"name", experiment.name}};
  if (!experiment.source.empty())
    json["source"] = experiment.source;
  json["target"] = experiment.target;
  json["model"] = {{"type", experiment.modelType}, {"options", experiment.modelOptions.toJson()}};
  json["training"] = experiment.trainingOptions.toJson();
  if (!experiment.samplingOptions.schema().options().empty())
    json["sampling"] = experiment.samplingOptions.toJson();
  return json;
}

Experiment experimentFromJson(const Json& json, const ModelTypeCatalog& catalog) {
  refuseUnknownKeys(json, {"name", "source", "target", "model", "training", "sampling"}, "An experiment");
  Experiment experiment;
  experiment.name = textAt(json, "name", "An experiment");
  const std::string what = fmt::format("The experiment '{}'", experiment.name);
  try {
    experiment.target = textAt(json, "target", what);
    const Json model = json.value("model", Json::object());
    refuseUnknownKeys(model, {"type", "options"}, "The model");
    experiment.modelType = textAt(model, "type", "The model");
    experiment.modelOptions = optionsAt(model, "options", catalog.at(experiment.modelType).optionSchema());
    experiment.trainingOptions =
        optionsAt(json, "training", trainingSchema(catalog.at(experiment.modelType)));
    experiment.samplingOptions =
        optionsAt(json, "sampling", samplingSchema(catalog.at(experiment.modelType)));
    if (json.contains("source") || catalog.at(experiment.modelType).maps())
      experiment.source = textAt(json, "source", what);
  } catch (const Error& error) {
    throw Error(fmt::format("{}: {}", what, error.what()));
  }
  return experiment;
}

Json toJson(const NamedDataSet& dataSet) {
  Json json = {{"name", dataSet.name}, {"spec", toJson(dataSet.spec)}};
  if (!dataSet.fingerprint.empty())
    json["fingerprint"] = dataSet.fingerprint;
  return json;
}

NamedDataSet namedDataSetFromJson(const Json& json) {
  refuseUnknownKeys(json, {"name", "spec", "fingerprint"}, "A data set");
  NamedDataSet dataSet;
  dataSet.name = textAt(json, "name", "A data set");
  const std::string what = fmt::format("The data set '{}'", dataSet.name);
  if (json.contains("fingerprint"))
    dataSet.fingerprint = textAt(json, "fingerprint", what);
  try {
    dataSet.spec = dataSetSpecFromJson(json.value("spec", Json()));
  } catch (const Error& error) {
    throw Error(fmt::format("{}: {}", what, error.what()));
  }
  return dataSet;
}

} // namespace deblend
