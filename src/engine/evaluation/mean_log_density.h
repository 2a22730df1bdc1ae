#pragma once

#include "data/data_set_spec.h"

#include <optional>
#include <span>

namespace deblend {

/// The mean logarithm of a data set's density at samples in its own units [N, ...sampleShape], in nats per
/// value of a sample; none where the density is not known. Throws Error. Any thread.
std::optional<double> meanLogDensity(const DataSetSpec& spec, const DataFolders& folders,
                                     std::span<const float> samples);

} // namespace deblend
