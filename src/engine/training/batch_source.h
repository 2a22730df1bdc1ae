#pragma once

#include "data/data_set.h"

#include <memory>

namespace deblend {

/// Batches of a data set on the training's device: from a pool with replacement, or drawn anew where the data
/// set has no pool. What it gives follows from the seed and the number of batches before.
class BatchSource {
public:
  /// Draws the pool: takes as long as that takes.
  BatchSource(std::shared_ptr<const DataSet> dataSet, std::uint64_t seed, const torch::Device& device);

  /// Fills `batch` [B, ...sampleShape].
  void next(torch::Tensor& batch);

  /// The random state, as bytes.
  torch::Tensor state() const;
  void restore(const torch::Tensor& state);

private:
  std::shared_ptr<const DataSet> m_dataSet;
  torch::Generator m_generator; ///< on the pool's device, or on the CPU where batches are drawn anew
  torch::Tensor m_pool;         ///< [M, ...sampleShape], or undefined
  torch::Tensor m_indices;      ///< [B]
};

} // namespace deblend
