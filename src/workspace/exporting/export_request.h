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
  Loss,   ///< the loss chart: a PNG
  Grid,   ///< pictures in a grid at each step: in the forms that Points has
  Likelihood ///< the density of what the run maps to beside its target's: a PNG
};

enum class ExportTheme { Light, Dark };

/// A picture or an animation of a run.
struct ExportRequest {
  ExportKind kind = ExportKind::Points;
  std::string run = "latest";
  std::string checkpoint = "latest";
  TrajectoryRequest trajectory; ///< for all but Loss
  int frames = 0;               ///< of an animation, spread over the steps; 0: one for every step
  int width = 720;              ///< pixels; not for Grid
  int height = 720;             ///< pixels; not for Grid
  int columns = 0;              ///< Grid: 0 chooses; with rows it decides how many samples there are
  int rows = 0;                 ///< Grid: 0 chooses
  int scale = 0;                ///< Grid: pixels that one of a sample takes; 0 chooses
  bool captions = false;        ///< Grid: the class below each sample
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
