#pragma once

#include "model/model_type.h"
#include "sampling/preview.h"

#include <filesystem>
#include <functional>

namespace deblend {

struct TrainerState;

/// Answers preview requests from a checkpoint's weights. Owns its own copy of the weights, so it works while
/// training runs. One thread at a time.
class Sampler {
public:
  /// Throws Error if the checkpoint is damaged or holds another network's weights.
  Sampler(const ModelType& type, const TrainerInputs& inputs, const std::filesystem::path& checkpoint);
  /// With fresh weights, for setWeights() to replace.
  Sampler(const ModelType& type, const TrainerInputs& inputs);
  ~Sampler();

  Preview preview(const PreviewRequest& request, const std::function<bool()>& keepGoing = {});
  /// Throws Error, with the weights unchanged, if these are another network's.
  void setWeights(const TrainerState& weights);

private:
  std::unique_ptr<Trainer> m_trainer;
};

} // namespace deblend
