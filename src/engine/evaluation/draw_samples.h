#pragma once

#include "data/data_set_spec.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace deblend {

/// Two sets of real samples [count, ...shape] each, row-major, in the data set's own units.
struct RealSamples {
  std::int64_t count = 0;
  std::vector<float> reference; ///< what mapped samples are compared with
  std::vector<float> other;     ///< what the reference is compared with: no mapping does better for long
};

/// Independent samples where the data set is drawn from a distribution. Where it is stored, the two sets come
/// from halves that have no sample in common, each sample once, so that `count` may be less than `wanted`;
/// with a `label`, from that class alone. The seed's stream is apart from those of training and sampling.
/// Throws Error if the data cannot be opened, or a label is asked for where there are no such classes. Any
/// thread.
RealSamples drawRealSamples(const DataSetSpec& spec, const DataFolders& folders, std::int64_t wanted,
                            std::uint64_t seed, std::optional<std::int64_t> label = {});

/// The stored samples with these indices [N, ...shape], in the data set's own units. Throws Error where there
/// are no such samples.
std::vector<float> storedSamples(const DataSetSpec& spec, const DataFolders& folders,
                                 const std::vector<std::int64_t>& indices);

} // namespace deblend
