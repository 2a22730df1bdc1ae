#pragma once

#include "data/data_set.h"

namespace deblend {

/// The stored samples of a data set, by index. The data set must outlive it.
class StoredPool {
public:
  /// Throws Error where nothing is stored.
  explicit StoredPool(const DataSet& dataSet);

  std::int64_t count() const { return m_pool.size(0); }
  /// Those with the indices, int64 [N]: float32 [N, ...sampleShape] on the CPU, in the data set's own units.
  torch::Tensor samples(const torch::Tensor& indices) const;
  /// Those from `first` on.
  torch::Tensor samples(std::int64_t first, std::int64_t count) const;

private:
  const DataSet& m_dataSet;
  torch::Tensor m_pool; ///< as DataSet::pool() gives it
};

} // namespace deblend
