#include "model/deblending_model_type.h"

#include "core/error.h"
#include "data/data_set.h"
#include "training/deblending_trainer.h"
#include "training/pair_source.h"

#include <fmt/format.h>

namespace deblend {

std::optional<std::string> DeblendingModelType::refusal(const PairForm& pair,
                                                        const OptionValues& options) const {
  if (pair.source != pair.target)
    return fmt::format(
        "The source's samples have the shape {} and the target's {}: to be blended they must agree.",
        toText(pair.source), toText(pair.target));
  return refusal(SampleForm{pair.source, pair.classCount}, options);
}

std::unique_ptr<Trainer> DeblendingModelType::createTrainer(const TrainerInputs& inputs) const {
  if (!inputs.source)
    throw Error(fmt::format("The model type '{}' maps a source onto a target: choose a source.", id()));
  const SampleLabels* labels = classLabels(inputs);
  const SampleForm samples{inputs.source->sampleShape(), labels ? std::ssize(labels->names) : 0};
  const PairForm pair{samples.shape, inputs.target->sampleShape(), samples.classCount};
  if (const auto reason = refusal(pair, inputs.modelOptions))
    throw Error(*reason);
  return std::make_unique<DeblendingTrainer>(
      inputs, [this, options = inputs.modelOptions, samples] { return createNetwork(options, samples); });
}

} // namespace deblend
