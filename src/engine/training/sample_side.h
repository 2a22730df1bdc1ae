#pragma once

#include "data/data_set.h"

#include <memory>

namespace deblend {

/// One data set of a pairing as a training reads it: its stored samples on the training's device, in the form
/// in which they are kept, or a distribution that every batch is drawn from anew.
class SampleSide {
public:
  /// Draws the pool: takes as long as that takes.
  SampleSide(std::shared_ptr<const DataSet> dataSet, std::int64_t batchSize, std::uint64_t seed,
             const torch::Device& device);

  bool isStored() const { return m_pool.defined(); }
  std::int64_t storedCount() const { return m_pool.size(0); }
  const DataSet& dataSet() const { return *m_dataSet; }

  /// The stored samples of these indices [B], prepared with random decisions from `seed`: float32
  /// [B, ...sampleShape] on the device, valid until the next call.
  const torch::Tensor& take(const torch::Tensor& indices, std::uint64_t seed);
  /// Fresh samples, as above.
  const torch::Tensor& draw();
  /// The classes int64 [B] of stored samples that have some.
  torch::Tensor labelsOf(const torch::Tensor& indices) const;

  /// Of the generator that draw() draws from.
  torch::Tensor randomState() const;
  void restoreRandomState(const torch::Tensor& state);

private:
  std::shared_ptr<const DataSet> m_dataSet;
  torch::Generator m_generator;   ///< that draw() draws from
  torch::Generator m_preparation; ///< of the CPU, for the decisions of one batch
  torch::Tensor m_pool;           ///< [M, ...], or undefined
  torch::Tensor m_labels;         ///< int64 [M], or undefined
  torch::Tensor m_batch;          ///< float32 [B, ...sampleShape]
  torch::Tensor m_kept;           ///< [B, ...] of the pool's form, where it is another
};

} // namespace deblend
