#pragma once

namespace deblend {

struct DataSetSpec;

/// Whether a spec is of Gaussian noise of mean 0 and deviation 1.
bool isStandardNormal(const DataSetSpec& spec);

} // namespace deblend
