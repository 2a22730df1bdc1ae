#pragma once

#include <torch/types.h>

namespace deblend {

class DataSet;

/// Which stored samples belong together.
struct SamplePairs {
  torch::Tensor source; ///< int64 [P] on the CPU: places in the source's pool
  torch::Tensor target; ///< likewise in the target's
};

/// Those of the same place. Throws Error unless both sides are stored and have the same number of samples.
SamplePairs pairsByIndex(const DataSet& source, const DataSet& target);

/// Those of the same name, in the source's order; samples without a partner are left out. Throws Error unless
/// both sides have names, each of them once, and at least one in common.
SamplePairs pairsByName(const DataSet& source, const DataSet& target);

} // namespace deblend
