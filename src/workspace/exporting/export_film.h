#pragma once

#include "exporting/export_request.h"
#include "exporting/run_sampling.h"

namespace deblend {

/// The steps of `count` checkpoints that lie evenly among all of them, first and last included; all for 0.
std::vector<std::int64_t> filmedSteps(const std::vector<std::int64_t>& checkpoints, int count);

/// Writes a film with a frame for each checkpoint of the run, or for `request.frames` of them: where the
/// points or pictures of the seed end, or a view. Throws Error; "cancelled" once `progress` answers false.
void exportFilm(const std::filesystem::path& projectFolder, const ExportRequest& request, RunSampler& sampler,
                const DataFolders& folders, const ExportProgress& progress,
                const std::filesystem::path& path);

} // namespace deblend
