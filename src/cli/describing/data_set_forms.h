#pragma once

#include "data/data_set_summary.h"
#include "experiment/experiment.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

/// How data sets and their kinds are shown: as JSON and as text.
namespace deblend {

/// A data set as it was found.
struct DescribedDataSet {
  NamedDataSet dataSet;
  std::optional<DataSetSummary> summary; ///< none if it cannot be opened
  std::string problem; ///< a sentence: why it cannot be opened, or that it has changed; else empty
};

/// Opens the data set. `folders.base` is what its path is relative to.
DescribedDataSet describeDataSet(const NamedDataSet& dataSet, const DataFolders& folders,
                                 const OpeningProgress& progress = {});

/// An array of {"name", "spec", "kind", "shape", "count", "classes", "skipped", "fingerprint", "problem"};
/// what is not known, or does not exist, is null. "classes" is an array of {"name", "count"}, "skipped" is
/// {"count", "files"} of files that could not be read.
nlohmann::ordered_json toJson(const std::vector<DescribedDataSet>& dataSets);
std::string dataSetTable(const std::vector<DescribedDataSet>& dataSets, std::size_t indent);
/// What does not fit into a line of the table: classes, and files that were left out.
std::string dataSetDetails(const std::vector<DescribedDataSet>& dataSets);

/// An array of {"kind", "title", "help", "location", "names", "options"}.
nlohmann::ordered_json dataSetKindsJson(const DataFolders& folders);
std::string dataSetKindsText(const DataFolders& folders);

/// What may stand behind the colon of a kind; empty for paths.
std::vector<std::string> locationNames(const std::string& kind, const DataFolders& folders);

} // namespace deblend
