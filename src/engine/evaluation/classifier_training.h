#pragma once

#include "data/data_set.h"
#include "storage/tensor_map.h"

#include <functional>

namespace deblend {

/// Trains a small classifier on a labelled set of pictures: three convolutions of 3 × 3 with 16, 32 and 64
/// channels, a linear layer of 64 features and a head over the classes; Adam, cross-entropy, some hundred
/// steps of 64 pictures. A tenth of the pictures, 1000 at most, is held back to measure the share that is
/// classified rightly.
///
/// Returns the tensors of a FeatureNetwork, "head.weight" and "head.bias", and "training.accuracy" and
/// "training.seed", a value each. Equal input gives equal weights on one machine. `keepGoing` is asked
/// between steps; Error "cancelled" once it answers false. Seconds on two cores.
TensorMap trainClassifier(const DataSet& dataSet, std::uint64_t seed, const std::function<bool()>& keepGoing);

/// Random weights, fixed by the seed, for pictures of any size: convolutions of 3 × 3 with 24, 48 and 64
/// channels.
TensorMap randomConvolutions(std::int64_t channels, std::uint64_t seed);

} // namespace deblend
