#include "experiment/open_data.h"

#include "core/error.h"
#include "data/data_set.h"
#include "data/data_set_kinds.h"

#include <fmt/format.h>

namespace deblend {

OpenedDataSet openAsItIs(const DataSetSpec& spec, const DataFolders& folders,
                         const OpeningProgress& progress) {
  std::shared_ptr<const DataSet> dataSet = openDataSet(spec, folders, progress);
  const SampleLabels* labels = dataSet->labels();
  return {dataSet, dataSet->sampleShape(), labels ? std::ssize(labels->names) : 0, dataSet->storedCount(),
          dataSet->fingerprint()};
}

std::shared_ptr<const DataSet> openUnchanged(const NamedDataSet& dataSet, const DataFolders& folders,
                                             const OpeningProgress& progress) {
  std::shared_ptr<const DataSet> opened = openDataSet(dataSet.spec, folders, progress);
  if (opened->fingerprint() != dataSet.fingerprint)
    throw Error(fmt::format("The data set '{}' ({}) has changed since the run began: bring back the data as "
                            "they were, or start a new run.",
                            dataSet.name, toText(dataSet.spec)));
  return opened;
}

SampleShape sampleShapeOf(const DataSet& dataSet) {
  return dataSet.sampleShape();
}

} // namespace deblend
