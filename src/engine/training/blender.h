#pragma once

#include "interpolant/blending.h"
#include "storage/tensor_map.h"
#include "training/time_source.h"

#include <torch/types.h>

#include <vector>

namespace deblend {

struct PairBatch;
struct TrainerInputs;

/// Blends batches of pairs, and says what networks learn of them. Its tensors are those of the last batch.
class Blender {
public:
  Blender(const Blending& blending, const TrainerInputs& inputs, const torch::Device& device);

  void blend(const PairBatch& pairs);

  const torch::Tensor& x() const { return m_x; }         ///< x_α [B, ...sampleShape]
  const torch::Tensor& alpha() const { return m_alpha; } ///< [B]
  /// What each network of a LearnedField learns, in their order: [B, ...sampleShape] each.
  const std::vector<torch::Tensor>& targets() const { return m_targets; }

  /// The random states, by name.
  TensorMap randomState() const;
  /// From a map that has randomState()'s names.
  void restoreRandomState(const TensorMap& state);

private:
  void blendLinearly(const PairBatch& pairs);
  void blendWithCoefficients(const PairBatch& pairs);

  Blending m_blending;
  TimeSource m_times;
  torch::Generator m_noiseGenerator;
  torch::Tensor m_x;
  torch::Tensor m_alpha;
  torch::Tensor m_alphaColumn; ///< [B, 1, …], of the same memory
  torch::Tensor m_noise;       ///< z of the latent term; undefined where there is none
  std::vector<torch::Tensor> m_targets;
};

} // namespace deblend
