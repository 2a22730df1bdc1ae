#pragma once

#include "model/model_type.h"
#include "network/velocity_network.h"

namespace deblend {

/// What a network is made for: the shape of the samples, and how many classes they have (0: none).
struct SampleForm {
  SampleShape shape;
  std::int64_t classCount = 0;
};

/// The base of model types that train a velocity network: trainer, checkpoints, resume and previews come with
/// it. A plugin writes its names, its options, the samples that it accepts and createNetwork().
class DeblendingModelType : public ModelType {
public:
  /// A network with fresh weights for such samples, on the CPU. Any thread. Throws Error for options that do
  /// not fit together, or not the samples.
  virtual std::shared_ptr<VelocityNetwork> createNetwork(const OptionValues& options,
                                                         const SampleForm& samples) const = 0;
  /// Why a network with these options cannot learn such samples, as a sentence; none if it can.
  virtual std::optional<std::string> refusal(const SampleForm& samples,
                                             const OptionValues& options) const = 0;

  std::optional<std::string> refusal(const PairForm& pair, const OptionValues& options) const final;
  bool blends() const final { return true; }
  std::unique_ptr<Trainer> createTrainer(const TrainerInputs& inputs) const final;
};

} // namespace deblend
