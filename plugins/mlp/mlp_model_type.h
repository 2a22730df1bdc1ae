#pragma once

#include "model/deblending_model_type.h"

namespace deblend {

/// A multi-layer perceptron for points of the plane and other small samples. The defaults are the IADB 2D
/// tutorial's network: 3→64→64→64→64→2, ReLU, α as an input.
class MlpModelType : public DeblendingModelType {
public:
  std::string id() const override { return "mlp"; }
  std::string title() const override;
  std::string description() const override;
  OptionSchema optionSchema() const override;
  using DeblendingModelType::refusal;
  std::optional<std::string> refusal(const SampleForm& samples, const OptionValues& options) const override;
  std::shared_ptr<VelocityNetwork> createNetwork(const OptionValues& options,
                                                 const SampleForm& samples) const override;
};

} // namespace deblend
