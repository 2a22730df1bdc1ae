#pragma once

#include "exporting/export_request.h"
#include "exporting/image_grids.h"
#include "exporting/run_sampling.h"
#include "picture/picture.h"
#include "plots/plane_frame.h"

#include <span>

/// What the exports of a run's samples have in common.
namespace deblend {

Theme themeOf(const ExportRequest& request);

/// The progress of a part of the work, from `begin` to `end` of the whole.
ExportProgress partOf(const ExportProgress& progress, double begin, double end);

/// The plane with the run's densities. Throws Error where its samples are no points.
PlaneFrame planeFrame(const std::filesystem::path& projectFolder, const ExportRequest& request,
                      const RunSampler& sampler, const DataFolders& folders);

/// How the run's pictures are laid out in a grid: in pairs where they begin as stored pictures.
GridChoice gridChoice(const ExportRequest& request, const RunSampler& sampler);

/// The numbers of one kept state.
std::span<const float> stateOf(const Trajectory& trajectory, std::int64_t state);

} // namespace deblend
