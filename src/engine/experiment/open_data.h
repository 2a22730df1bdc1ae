#pragma once

#include "experiment/experiment.h"

#include <memory>

namespace deblend {

class DataSet;

/// Opens a project's data set. Throws Error if the data cannot be read, or are not those that the fingerprint
/// tells of.
std::shared_ptr<const DataSet> openUnchanged(const NamedDataSet& dataSet, const DataFolders& folders);

/// The same data set with the fingerprint of the data as they are now. Throws Error if they cannot be read.
NamedDataSet withFreshFingerprint(NamedDataSet dataSet, const DataFolders& folders);

} // namespace deblend
