#include "training/planned_steps.h"

#include "core/error.h"
#include "data/data_set.h"
#include "model/model_type.h"
#include "training/pair_source.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {

namespace {

void requireBatch(std::int64_t batchSize, std::int64_t stored) {
  if (stored < batchSize)
    throw Error(fmt::format("Option 'batch_size' is {}, but the number of samples in an epoch is {}: at most "
                            "as many are allowed.",
                            batchSize, stored));
}

bool goesByEpochs(const DataSet& dataSet) {
  return dataSet.storedCount() && dataSet.batchOrder() == BatchOrder::Shuffled;
}

} // namespace

std::int64_t plannedSteps(const TrainerInputs& inputs) {
  const OptionValues& options = inputs.trainingOptions;
  if (!inputs.source)
    return options.integer("steps");
  const std::int64_t batchSize = options.integer("batch_size");
  const std::int64_t epochs = options.integer("epochs");
  BatchCoupler::isAskedFor(inputs);
  const auto size = epochSize(inputs);
  for (const DataSet* dataSet : {inputs.source.get(), inputs.target.get()})
    if (goesByEpochs(*dataSet))
      requireBatch(batchSize, std::min(*dataSet->storedCount(), *size));
  if (epochs == 0)
    return options.integer("steps");
  if (!size)
    throw Error(
        fmt::format("Option 'epochs' is {}, but both sides are drawn anew for every batch: set it to 0 "
                    "and give a number of steps.",
                    epochs));
  requireBatch(batchSize, *size);
  return std::max<std::int64_t>(*size / batchSize * epochs / options.integer("accumulate"), 1);
}

} // namespace deblend
