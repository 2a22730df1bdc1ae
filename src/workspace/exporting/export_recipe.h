#pragma once

#include "exporting/export_request.h"
#include "exporting/run_sampling.h"
#include "picture/text_metadata.h"

namespace deblend {

/// What a picture was made from, as its metadata tell: project, run, checkpoint, weights, seed, steps,
/// integrator, program.
TextMetadata samplingRecipe(const std::filesystem::path& projectFolder, const RunSampler& sampler,
                            const TrajectoryRequest& request);
/// The same of a view.
TextMetadata viewRecipe(const std::filesystem::path& projectFolder, const RunSampler& sampler,
                        const std::string& view);
TextMetadata lossRecipe(const std::filesystem::path& projectFolder, const std::string& run,
                        std::int64_t step);

} // namespace deblend
