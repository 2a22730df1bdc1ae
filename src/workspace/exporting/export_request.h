#pragma once

#include "runs/prepare_run.h"
#include "sampling/preview.h"

#include <filesystem>
#include <functional>
#include <string>

namespace deblend {

enum class ExportKind {
  Points, ///< the points at each step: a folder of numbered PNGs, a GIF, an MP4, or one PNG of the last step
  Paths,  ///< the lines from x₀ to x₁: a PNG
  Loss    ///< the loss chart: a PNG
};

enum class ExportTheme { Light, Dark };

/// A picture or an animation of a run.
struct ExportRequest {
  ExportKind kind = ExportKind::Points;
  std::string run = "latest";
  std::string checkpoint = "latest";
  TrajectoryRequest trajectory; ///< for Points and Paths
  int frames = 0;               ///< of an animation, spread over the steps; 0: one for every step
  int width = 720;              ///< pixels
  int height = 720;             ///< pixels
  int framesPerSecond = 25;
  bool logarithmic = false; ///< Loss: log y axis
  ExportTheme theme = ExportTheme::Light;
  std::filesystem::path output; ///< its ending chooses the form: .png, .gif, .mp4, or none for a folder
};

/// Answers false to cancel.
using ExportProgress = std::function<bool(double fraction)>;

/// Samples as needed and writes the output atomically, with its recipe as metadata. Throws Error; nothing is
/// left behind then. Any thread.
void exportRun(const std::filesystem::path& projectFolder, const ExportRequest& request,
               const ModelTypeCatalog& catalog, const DataFolders& folders, const ExportProgress& progress);

} // namespace deblend
