#pragma once

#include "evaluation/nearest.h"
#include "exporting/export_request.h"
#include "exporting/run_sampling.h"

namespace deblend {

/// Mapped samples, each with the target's stored samples that lie nearest to it.
struct NearestRequest {
  RunSelection selection;
  TrajectoryRequest trajectory;
  std::int64_t neighbours = 5; ///< K, 1 or more
  ExportTheme theme = ExportTheme::Light;
  /// Its ending chooses the form: .png (a row a sample: the sample, then its neighbours with their
  /// distances), .npy ([N, K+1, ...], the sample first) or .json.
  std::filesystem::path output;
};

/// Samples, searches and writes the output atomically. Throws Error, "cancelled" once `progress` answers
/// false; nothing is left behind then. Any thread.
void writeNearest(const std::filesystem::path& projectFolder, const NearestRequest& request,
                  const ModelTypeCatalog& catalog, const DataFolders& folders,
                  const SamplingProgress& progress = {});

} // namespace deblend
