#pragma once

#include "model/model_type.h"

namespace deblend {

/// Approximates one picture by shapes that evolve: mutation, crossover and selection instead of gradients.
class EvolutionModelType : public ModelType {
public:
  std::string id() const override { return "evolution"; }
  std::string title() const override;
  std::string description() const override;
  OptionSchema optionSchema() const override;
  bool maps() const override { return false; }
  bool usesDevice() const override { return false; }
  std::string exampleTarget() const override { return "picture:parrot"; }
  std::vector<ModelView> views() const override;
  std::vector<DocumentForm> documents() const override;
  std::vector<std::string> trainingOptionNames() const override { return {"threads"}; }
  std::vector<NamedOptionValue> trainingDefaults() const override;
  std::vector<Preset> presets() const override;
  std::optional<std::string> refusal(const PairForm& pair, const OptionValues& options) const override;
  std::unique_ptr<Trainer> createTrainer(const TrainerInputs& inputs) const override;
};

} // namespace deblend
