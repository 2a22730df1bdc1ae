#pragma once

#include "storage/tensor_map.h"
#include "training/batch_coupler.h"
#include "training/class_places.h"
#include "training/index_stream.h"
#include "training/sample_side.h"

#include <optional>

namespace deblend {

struct TrainerInputs;

/// A batch of pairs on the training's device.
struct PairBatch {
  torch::Tensor x0;     ///< [B, ...sampleShape], float32
  torch::Tensor x1;     ///< likewise
  torch::Tensor labels; ///< int64 [B], the classes of classLabels(); undefined where there are none
  std::optional<CouplingMeasure> coupling; ///< where samples are coupled within the batch
};

/// The classes that a network may be told of: the target's, or the source's where the target has none; null
/// where neither has some.
const SampleLabels* classLabels(const TrainerInputs& inputs);

/// How many pairs make an epoch: those that belong together, or else the stored samples of the target, or of
/// the source where only that is stored. None where neither is. Throws Error as PairSource does.
std::optional<std::int64_t> epochSize(const TrainerInputs& inputs);

/// Pairs of samples of the two data sets, as the option `pairing` says: independent of each other, those of
/// the same place in their data sets, those of the same name, or coupled within each batch. Coupled by class
/// where both sides have classes, the source's samples are drawn from the classes of the target's.
class PairSource {
public:
  /// Throws Error if the samples cannot be paired so.
  PairSource(const TrainerInputs& inputs, const torch::Device& device);

  /// A batch by its number, from 0; valid until the next call. Numbers must rise by one, from that which the
  /// state was restored at.
  const PairBatch& next(std::int64_t batch);

  /// The random states, by name: of a stored and shuffled data set there is none.
  TensorMap state() const;
  /// From a map that has state()'s names.
  void restore(const TensorMap& state);

private:
  SampleSide m_source;
  SampleSide m_target;
  std::uint64_t m_preparationSeed;
  const SampleSide* m_labelled = nullptr;     ///< whose classes are given; null where none are
  std::optional<IndexStream> m_sourceIndices; ///< of a stored source that is not paired
  std::optional<IndexStream> m_targetIndices; ///< of a stored target that is not paired
  std::optional<IndexStream> m_pairIndices;
  torch::Tensor m_sourceOfPair; ///< int64 [P]: the source's sample of each pair
  torch::Tensor m_targetOfPair; ///< int64 [P]
  std::optional<BatchCoupler> m_coupler;
  std::optional<ClassPlaces> m_sourceOfClass; ///< where the source's samples follow the target's classes
  PairBatch m_batch;

  void pairUp(const TrainerInputs& inputs, const torch::Device& device);
  void nextPaired(std::int64_t batch);
  void nextIndependent(std::int64_t batch);
  const torch::Tensor& nextOf(SampleSide& side, std::optional<IndexStream>& indices, std::int64_t batch,
                              std::uint64_t seed);
};

} // namespace deblend
