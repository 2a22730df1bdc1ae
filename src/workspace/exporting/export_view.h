#pragma once

#include "exporting/export_request.h"
#include "exporting/run_sampling.h"

namespace deblend {

/// Writes the request's view as a PNG. Throws Error for one that the run's model type does not have.
void exportView(const std::filesystem::path& projectFolder, const ExportRequest& request, RunSampler& sampler,
                const std::filesystem::path& path);

/// Writes the document that the ending of the request's output asks for. Throws Error for one that the run's
/// model type does not have.
void exportDocument(const ExportRequest& request, RunSampler& sampler, const std::filesystem::path& path);

} // namespace deblend
