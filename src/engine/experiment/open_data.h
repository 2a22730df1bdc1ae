#pragma once

#include "data/data_set_kinds.h"
#include "data/sample_shape.h"
#include "experiment/experiment.h"

#include <memory>
#include <optional>

namespace deblend {

/// A data set as it is now. While it is held, opening large data again costs nothing.
struct OpenedDataSet {
  std::shared_ptr<const DataSet> dataSet;
  SampleShape sampleShape;
  std::int64_t classCount = 0;
  std::optional<std::int64_t> storedCount; ///< none: samples are drawn from a distribution
  std::string fingerprint;
};

/// Throws Error if the data cannot be read, or "cancelled".
OpenedDataSet openAsItIs(const DataSetSpec& spec, const DataFolders& folders,
                         const OpeningProgress& progress = {});

/// For layers that know nothing of the data set itself.
SampleShape sampleShapeOf(const DataSet& dataSet);

/// Opens a project's data set. Throws Error if the data cannot be read, or are not those that the fingerprint
/// tells of.
std::shared_ptr<const DataSet> openUnchanged(const NamedDataSet& dataSet, const DataFolders& folders,
                                             const OpeningProgress& progress = {});

} // namespace deblend
