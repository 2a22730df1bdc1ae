#pragma once

#include "data/data_set.h"
#include "options/option_schema.h"

namespace deblend {

/// Base of the data sets that are a distribution over the plane. A training draws its batches from a pool of
/// samples that is drawn once, as the 2D tutorial does, or anew each time.
class PlanarDistribution : public DataSet {
public:
  /// `poolSize` 0: every batch is drawn anew.
  explicit PlanarDistribution(std::int64_t poolSize) : m_poolSize(poolSize) {}

  SampleShape sampleShape() const override { return {2}; }
  torch::Tensor pool(torch::Generator& generator) const override;

  /// The option "points" that gives the pool's size.
  static Option poolSizeOption();

private:
  std::int64_t m_poolSize;
};

} // namespace deblend
