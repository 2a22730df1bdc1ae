#pragma once

#include "data/data_set_spec.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace deblend {

class ModelType;
class ModelTypeCatalog;

/// A data set under the name that a project gives it.
struct NamedDataSet {
  std::string name;
  DataSetSpec spec;
  std::string fingerprint; ///< of the data when it was added; empty where nothing is read

  bool operator==(const NamedDataSet&) const = default;
};

/// Source, target and model type with all their options.
struct Experiment {
  std::string name;
  std::string source; ///< a data set's name; may be empty, or stand unused, where the model type does not map
  std::string target; ///< a data set's name
  std::string modelType;
  OptionValues modelOptions;
  OptionValues trainingOptions;
  OptionValues samplingOptions;

  bool operator==(const Experiment&) const = default;
};

/// The training options that mean something to a model type, with its own defaults.
OptionSchema trainingSchema(const ModelType& type);
/// The sampling options, if it maps.
OptionSchema samplingSchema(const ModelType& type);

/// Every option at its default. Throws Error for an unknown model type.
Experiment makeExperiment(std::string name, std::string source, std::string target,
                          const std::string& modelType, const ModelTypeCatalog& catalog);

/// Exchanges the model type: its options, and those of the training, take their defaults. Sampling options
/// stay where it maps as the one before did.
void setModelType(Experiment& experiment, const ModelType& type);

/// Sets an option of the model, the training or the sampling, whichever has it, from what a user typed.
/// Throws Error that lists all known options.
void setOption(Experiment& experiment, std::string_view name, std::string_view text);

nlohmann::ordered_json toJson(const Experiment& experiment);
/// Throws Error for an unknown key, model type or option, or a value out of range.
Experiment experimentFromJson(const nlohmann::ordered_json& json, const ModelTypeCatalog& catalog);
nlohmann::ordered_json toJson(const NamedDataSet& dataSet);
NamedDataSet namedDataSetFromJson(const nlohmann::ordered_json& json);

} // namespace deblend
