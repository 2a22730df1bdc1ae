#include "experiment/open_data.h"

#include "core/error.h"
#include "data/data_set.h"
#include "data/data_set_kinds.h"

#include <fmt/format.h>

namespace deblend {

std::shared_ptr<const DataSet> openUnchanged(const NamedDataSet& dataSet, const DataFolders& folders) {
  std::shared_ptr<const DataSet> opened = openDataSet(dataSet.spec, folders);
  if (opened->fingerprint() != dataSet.fingerprint)
    throw Error(fmt::format("The data set '{}' ({}) has changed since the run began: bring back the data as "
                            "they were, or start a new run.",
                            dataSet.name, toText(dataSet.spec)));
  return opened;
}

NamedDataSet withFreshFingerprint(NamedDataSet dataSet, const DataFolders& folders) {
  dataSet.fingerprint = openDataSet(dataSet.spec, folders)->fingerprint();
  return dataSet;
}

} // namespace deblend
