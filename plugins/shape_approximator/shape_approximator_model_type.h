#pragma once

#include "model/model_type.h"

namespace deblend {

/// Approximates one picture by differentiable shapes over a background ("Experimenting with PyTorch for
/// Image Approximation using Differentiable Shapes", 2022).
class ShapeApproximatorModelType : public ModelType {
public:
  std::string id() const override { return "shape_approximator"; }
  std::string title() const override;
  std::string description() const override;
  OptionSchema optionSchema() const override;
  bool maps() const override { return false; }
  bool usesDevice() const override { return false; }
  std::string exampleTarget() const override { return "picture:dusk"; }
  std::vector<ModelView> views() const override;
  std::vector<DocumentForm> documents() const override;
  std::vector<std::string> trainingOptionNames() const override { return {"learning_rate", "threads"}; }
  std::vector<NamedOptionValue> trainingDefaults() const override;
  std::vector<Preset> presets() const override;
  std::optional<std::string> refusal(const PairForm& pair, const OptionValues& options) const override;
  std::unique_ptr<Trainer> createTrainer(const TrainerInputs& inputs) const override;
};

} // namespace deblend
