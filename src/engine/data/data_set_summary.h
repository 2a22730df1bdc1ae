#pragma once

#include "data/data_set_spec.h"
#include "data/density_grid.h"
#include "data/sample_shape.h"

#include <optional>

namespace deblend {

/// What a list, a thumbnail or a plot's background shows of a data set. A value.
struct DataSetSummary {
  SampleShape sampleShape;
  std::optional<std::int64_t> storedCount;
  std::string fingerprint;
  /// Of planar data; empty otherwise. Its rectangle is an image's own, or else the unit square, or, where
  /// points leave that, the smallest one around them. At most 192 cells a side.
  DensityGrid density;
};

/// Opens the data set and draws from it with a fixed seed; takes tens of milliseconds. Throws Error. Any
/// thread.
DataSetSummary summariseDataSet(const DataSetSpec& spec, const DataFolders& folders);

} // namespace deblend
