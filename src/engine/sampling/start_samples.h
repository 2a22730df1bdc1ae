#pragma once

#include "data/sample_shape.h"

#include <torch/types.h>

#include <cstdint>

namespace deblend {

class DataSet;
struct TrajectoryRequest;

/// Samples `first` to first + count − 1 to begin a trajectory with [count, ...sampleShape], on the CPU.
/// Sample i follows from the data set, the seed and i alone, however many are asked for.
torch::Tensor startSamples(const DataSet& dataSet, std::int64_t count, std::uint64_t seed,
                           std::int64_t first = 0);

/// Standard normal numbers for the same samples at a step, [count, ...shape] on the CPU: those of sample i
/// follow from the shape, the seed, the step and i alone.
torch::Tensor stepNoise(const SampleShape& shape, std::int64_t count, std::uint64_t seed, std::int64_t step,
                        std::int64_t first);

/// How many samples of a request the network takes at once: the request's own batch size, or one that fits
/// the shape. The trajectory takes ⌈count / this⌉ batches one after the other, each of the request's steps.
std::int64_t samplingBatchSize(const TrajectoryRequest& request, const SampleShape& shape);

} // namespace deblend
