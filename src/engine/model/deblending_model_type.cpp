#include "model/deblending_model_type.h"

#include "core/error.h"
#include "data/data_set.h"
#include "training/deblending_trainer.h"
#include "training/pair_source.h"

#include <fmt/format.h>

namespace deblend {

std::optional<std::string> DeblendingModelType::refusal(const SampleShape& source,
                                                        const SampleShape& target) const {
  if (source != target)
    return fmt::format(
        "The source's samples have the shape {} and the target's {}: to be blended they must agree.",
        toText(source), toText(target));
  return refusal(source);
}

std::unique_ptr<Trainer> DeblendingModelType::createTrainer(const TrainerInputs& inputs) const {
  const SampleShape shape = inputs.source->sampleShape();
  if (const auto reason = refusal(shape, inputs.target->sampleShape()))
    throw Error(*reason);
  const SampleLabels* labels = classLabels(inputs);
  const SampleForm samples{shape, labels ? std::ssize(labels->names) : 0};
  return std::make_unique<DeblendingTrainer>(
      inputs, [this, options = inputs.modelOptions, samples] { return createNetwork(options, samples); });
}

} // namespace deblend
