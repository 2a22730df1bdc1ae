#include "sampling/sampler.h"

#include "core/error.h"
#include "training/checkpoint.h"
#include "training/trainer_state.h"

#include <fmt/format.h>

namespace deblend {

Sampler::Sampler(const ModelType& type, const TrainerInputs& inputs, const std::filesystem::path& checkpoint)
    : m_trainer(type.createTrainer(inputs)) {
  const auto state = readCheckpoint(checkpoint, StateParts::Weights);
  try {
    m_trainer->restore(*state);
  } catch (const Error& error) {
    throw Error(fmt::format("The checkpoint '{}' cannot be used: {}", checkpoint.string(), error.what()));
  }
}

Sampler::Sampler(const ModelType& type, const TrainerInputs& inputs)
    : m_trainer(type.createTrainer(inputs)) {}

Sampler::~Sampler() = default;

Preview Sampler::preview(const PreviewRequest& request, const std::function<bool()>& keepGoing) {
  return m_trainer->preview(request, keepGoing);
}

void Sampler::setWeights(const TrainerState& weights) {
  m_trainer->restore(weights);
}

} // namespace deblend
