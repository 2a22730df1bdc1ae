#pragma once

#include "data/data_set_spec.h"

#include <cstdint>
#include <vector>

namespace deblend {

/// Fresh independent samples of a data set [count, ...shape], row-major: what a mapping is compared with. The
/// seed's stream is apart from those of training and sampling. Throws Error if the data cannot be opened. Any
/// thread.
std::vector<float> drawSamples(const DataSetSpec& spec, const DataFolders& folders, std::int64_t count,
                               std::uint64_t seed);

} // namespace deblend
