#pragma once

#include "data/data_set_kinds.h"
#include "mlp_model_type.h"
#include "training/deblending_trainer.h"
#include "training/training_options.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

using Options = std::vector<std::pair<std::string, std::string>>;

inline std::shared_ptr<const deblend::DataSet> dataSet(const std::string& spec) {
  return deblend::openDataSet(deblend::parseDataSetSpec(spec), {});
}

// A perceptron so small that hundreds of steps take no time; 60 steps are planned.
inline deblend::TrainerInputs inputsFor(const std::string& source, const std::string& target,
                                        const Options& options, std::uint64_t seed = 7) {
  deblend::TrainerInputs inputs{dataSet(source),
                                dataSet(target),
                                deblend::OptionValues(deblend::MlpModelType().optionSchema()),
                                deblend::OptionValues(deblend::trainingSchema()),
                                seed,
                                "cpu",
                                60};
  const Options common = {{"width", "16"}, {"depth", "2"}, {"batch_size", "32"}, {"threads", "1"}};
  for (const Options& each : {common, options})
    for (const auto& [name, text] : each)
      (inputs.modelOptions.schema().find(name) ? inputs.modelOptions : inputs.trainingOptions)
          .setFromText(name, text);
  return inputs;
}

inline std::unique_ptr<deblend::Trainer> makeTrainer(const deblend::TrainerInputs& inputs) {
  static const deblend::MlpModelType type;
  return type.createTrainer(inputs);
}

inline bool identical(const deblend::TensorMap& a, const deblend::TensorMap& b) {
  return std::ranges::equal(
      a, b, [](const auto& x, const auto& y) { return x.first == y.first && x.second.equal(y.second); });
}

inline bool identical(const deblend::TrainerState& a, const deblend::TrainerState& b) {
  return identical(a.weights, b.weights) && identical(a.averaged, b.averaged) &&
         identical(a.training, b.training);
}
