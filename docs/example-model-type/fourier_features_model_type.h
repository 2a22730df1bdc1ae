#pragma once

#include "model/deblending_model_type.h"

/// Fourier features of the samples before a multi-layer perceptron.
class FourierFeaturesModelType : public deblend::DeblendingModelType {
public:
  std::string id() const override { return "fourier_features"; }
  std::string title() const override;
  std::string description() const override;
  deblend::OptionSchema optionSchema() const override;
  using DeblendingModelType::refusal;
  std::optional<std::string> refusal(const deblend::SampleForm& samples,
                                     const deblend::OptionValues& options) const override;
  std::shared_ptr<deblend::VelocityNetwork> createNetwork(const deblend::OptionValues& options,
                                                          const deblend::SampleForm& samples) const override;
};
