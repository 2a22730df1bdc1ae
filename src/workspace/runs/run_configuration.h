#pragma once

#include "experiment/experiment.h"

#include <filesystem>
#include <optional>

namespace deblend {

/// Where a branched run's weights came from.
struct ParentCheckpoint {
  std::string run;
  std::int64_t step = 0;
};

/// What run.json holds: written once, when the run begins, and never changed.
struct RunConfiguration {
  std::string id;      ///< the folder's name: "0001-mlp"
  std::string created; ///< UTC, ISO 8601
  Experiment experiment;
  std::optional<NamedDataSet> source; ///< with the fingerprint of the data as they were; none where nothing
                                      ///< is mapped
  NamedDataSet target;
  std::uint64_t seed = 0;
  std::string device;
  std::string programVersion;
  std::string libtorchVersion;
  std::optional<ParentCheckpoint> parent;
};

/// Of a run that maps it onto the target. Throws Error for one that does not.
const NamedDataSet& sourceOf(const RunConfiguration& configuration);

/// Throw Error naming the file and what is wrong with it.
RunConfiguration readRunConfiguration(const std::filesystem::path& runFolder,
                                      const ModelTypeCatalog& catalog);
void writeRunConfiguration(const std::filesystem::path& runFolder, const RunConfiguration& configuration);

} // namespace deblend
