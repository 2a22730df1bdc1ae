#pragma once

#include "model/model_type.h"
#include "network/velocity_network.h"

namespace deblend {

/// The base of model types that train a velocity network: trainer, checkpoints, resume and previews come with
/// it. A plugin writes its names, its options, the shapes that it accepts and createNetwork().
class DeblendingModelType : public ModelType {
public:
  /// A network with fresh weights for samples of this shape, on the CPU. Any thread. Throws Error for options
  /// that do not fit together.
  virtual std::shared_ptr<VelocityNetwork> createNetwork(const OptionValues& options,
                                                         const SampleShape& shape) const = 0;
  /// Why samples of this shape cannot be learned, as a sentence; none if they can.
  virtual std::optional<std::string> refusal(const SampleShape& shape) const = 0;

  std::optional<std::string> refusal(const SampleShape& source, const SampleShape& target) const final;
  std::unique_ptr<Trainer> createTrainer(const TrainerInputs& inputs) const final;
};

} // namespace deblend
