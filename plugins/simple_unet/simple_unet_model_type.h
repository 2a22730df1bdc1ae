#pragma once

#include "model/deblending_model_type.h"

namespace deblend {

/// The convolutional network of the IADB MNIST tutorial, for images whose sides are multiples of 8.
class SimpleUnetModelType : public DeblendingModelType {
public:
  std::string id() const override { return "simple_unet"; }
  std::string title() const override;
  std::string description() const override;
  OptionSchema optionSchema() const override;
  std::vector<NamedOptionValue> trainingDefaults() const override;
  std::vector<Preset> presets() const override;
  using DeblendingModelType::refusal;
  std::optional<std::string> refusal(const SampleForm& samples, const OptionValues& options) const override;
  std::shared_ptr<VelocityNetwork> createNetwork(const OptionValues& options,
                                                 const SampleForm& samples) const override;
};

} // namespace deblend
