#pragma once

#include "exporting/run_sampling.h"
#include "picture/picture.h"
#include "plots/density_panes.h"

namespace deblend {

/// The density of what a run maps its source to, by the likelihood of each cell's centre, beside that of its
/// target, both per unit of area. `request` says how the paths are followed. `keepGoing` is asked at every
/// step. Throws Error for samples that are not points of the plane, and a source whose density is not known.
Picture drawLikelihood(RunSampler& sampler, const TrajectoryRequest& request, const DataFolders& folders,
                       const DensityPanesOptions& options, const std::function<bool()>& keepGoing);

} // namespace deblend
