#pragma once

#include "exporting/export_request.h"
#include "exporting/run_sampling.h"

namespace deblend {

/// Writes a film of the run and of `request.beside`, which goes on in step with it along `request.axis`:
/// a view of each, the first where `request.view` is empty, with what was recorded of it. The frames are
/// spread evenly along the axis; a run that ends before the other stays at its end. Throws Error; "cancelled"
/// once `progress` answers false.
void exportComparedFilm(const std::filesystem::path& projectFolder, const ExportRequest& request,
                        RunSampler& sampler, const ModelTypeCatalog& catalog, const DataFolders& folders,
                        const ExportProgress& progress, const std::filesystem::path& path);

} // namespace deblend
