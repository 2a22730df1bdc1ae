#pragma once

#include "data/data_set.h"

namespace deblend {

/// Where the stored samples of each class stand in one data set's pool, by the classes of another's labels.
class ClassPlaces {
public:
  /// Classes are those of the same name. Throws Error for one of `classes` that no sample of `labels` has.
  ClassPlaces(const SampleLabels& labels, const SampleLabels& classes, const torch::Device& device);

  /// For each of the classes int64 [B] a place drawn from all samples of that class, by the seed: int64 [B].
  torch::Tensor draw(const torch::Tensor& classes, std::uint64_t seed) const;

private:
  torch::Tensor m_places; ///< int64 [M], class by class
  torch::Tensor m_first;  ///< int64 [C]: where each class begins in m_places
  torch::Tensor m_counts; ///< int64 [C]
};

} // namespace deblend
