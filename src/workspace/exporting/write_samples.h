#pragma once

#include "exporting/run_sampling.h"

#include <filesystem>

namespace deblend {

/// Mapped samples as a file of numbers, or as pictures of their own.
struct SampleRequest {
  RunSelection selection;
  TrajectoryRequest trajectory;
  bool wholeTrajectory = false; ///< .npy: the states at every step, [T+1, N, ...], not the last alone
  /// Its ending chooses the form: .npy (float32 [N, ...], in the data's own units), .csv (x and y of points),
  /// or none for a folder with one numbered PNG a sample.
  std::filesystem::path output;
};

/// Throws Error for an output whose ending does not fit, before anything is opened.
void requireSampleForm(const SampleRequest& request);

/// Samples and writes as it goes, so that any count fits into memory; a whole trajectory is held at once. The
/// output appears when it is complete. Throws Error, "cancelled" once `progress` answers false; nothing is
/// left behind then. Any thread.
void writeSamples(const std::filesystem::path& projectFolder, const SampleRequest& request,
                  const ModelTypeCatalog& catalog, const DataFolders& folders,
                  const SamplingProgress& progress = {});

} // namespace deblend
