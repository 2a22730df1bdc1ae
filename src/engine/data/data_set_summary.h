#pragma once

#include "data/data_set_kinds.h"
#include "data/density_grid.h"
#include "data/labelled_points.h"
#include "data/sample_shape.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace deblend {

/// What a list, a thumbnail or a plot's background shows of a data set. A value.
struct DataSetSummary {
  SampleShape sampleShape;
  std::optional<std::int64_t> storedCount;
  std::string fingerprint;
  std::vector<std::string> classNames;
  std::vector<std::int64_t> classCounts; ///< stored samples of each class
  std::int64_t skippedCount = 0;         ///< files that could not be read
  std::vector<std::string> skippedFiles; ///< each with the reason; the first hundred
  /// Of planar data; empty otherwise. Its rectangle is an image's own, or else the unit square, or, where
  /// points leave that, the smallest one around them. At most 192 cells a side.
  DensityGrid density;
  /// Of planar data with classes: the stored points, or 8192 of them at random; empty otherwise.
  LabelledPoints labelledPoints;
};

/// Opens the data set and draws from it with a fixed seed; takes tens of milliseconds, and longer where
/// pictures have to be decoded. Throws Error, also "cancelled" where `progress` says so. Any thread.
DataSetSummary summariseDataSet(const DataSetSpec& spec, const DataFolders& folders,
                                const OpeningProgress& progress = {});

/// The same without the density and the points, for which nothing is drawn.
DataSetSummary describeDataSet(const DataSetSpec& spec, const DataFolders& folders,
                               const OpeningProgress& progress = {});

} // namespace deblend
