#pragma once

#include "exporting/export_request.h"

namespace deblend {

/// Writes the chart of `request.quantity` of the run, and of `request.beside` where there is one, over
/// `request.axis`: "time", "steps", or another quantity. Throws Error for what a run has not recorded.
void exportChart(const std::filesystem::path& projectFolder, const ExportRequest& request,
                 const std::filesystem::path& path);

} // namespace deblend
