#pragma once

#include "model/model_type.h"

namespace deblend {

/// A network that tells the classes of points of the plane apart: it learns from one data set of stored
/// points with classes. The defaults are the tutorial's network, 2→16→16→16→16→1 with tanh.
class PointClassifierModelType : public ModelType {
public:
  std::string id() const override { return "point_classifier"; }
  std::string title() const override;
  std::string description() const override;
  OptionSchema optionSchema() const override;
  bool maps() const override { return false; }
  bool usesDevice() const override { return false; }
  std::string exampleTarget() const override { return "pattern:torture"; }
  std::vector<ModelView> views() const override;
  std::vector<std::string> trainingOptionNames() const override;
  std::vector<NamedOptionValue> trainingDefaults() const override;
  std::vector<Preset> presets() const override;
  std::optional<std::string> refusal(const PairForm& pair, const OptionValues& options) const override;
  std::unique_ptr<Trainer> createTrainer(const TrainerInputs& inputs) const override;
};

} // namespace deblend
