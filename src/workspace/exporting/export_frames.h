#pragma once

#include "exporting/export_request.h"
#include "exporting/run_sampling.h"
#include "picture/text_metadata.h"
#include "plots/plane_frame.h"

namespace deblend {

/// Which states of a trajectory become frames: all of them, or `wanted` spread evenly with both ends.
std::vector<std::int64_t> frameStates(std::int64_t stateCount, int wanted);

/// Writes the points of the chosen states in the form that the output's ending asks for. `path` is where to
/// write.
void writePointFrames(const ExportRequest& request, const SampledRun& sampled, const PlaneFrame& plane,
                      const TextMetadata& recipe, const std::filesystem::path& path,
                      const ExportProgress& progress);

} // namespace deblend
