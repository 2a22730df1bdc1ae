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
  Likelihood, ///< the density of what the run maps to beside its target's: a PNG
  View,       ///< one of the model type's views: a PNG
  Document,   ///< one of the model type's documents, by the output's ending
  Film ///< what the run knew at each checkpoint: its points or pictures at the end of their way, or a view
};

enum class ExportTheme { Light, Dark };

/// A picture or an animation of a run.
struct ExportRequest {
  ExportKind kind = ExportKind::Points;
  std::string run = "latest";
  std::string checkpoint = "latest";
  TrajectoryRequest trajectory; ///< where samples are drawn
  std::string view;             ///< View, and Film where nothing is mapped: an id; empty: the first
  std::int64_t item = 0;        ///< of a view that shows one of many: which, from 0
  std::string beside;           ///< Film, Loss: another run beside it; empty: none
  std::string axis =
      "steps"; ///< what a chart goes over, and two films are in step by, as filmTrack() takes it
  std::string quantity = "loss"; ///< Loss: what is drawn, by its name in the run's metrics
  int frames = 0;        ///< of an animation, spread over the steps or checkpoints; 0: one for each of them
  int width = 720;       ///< pixels; not for Grid. Of a view: its longer side
  int height = 720;      ///< pixels; not for Grid or views
  int columns = 0;       ///< Grid: 0 chooses; with rows it decides how many samples there are
  int rows = 0;          ///< Grid: 0 chooses
  int scale = 0;         ///< Grid: pixels that one of a sample takes; 0 chooses
  bool captions = false; ///< Grid: the class below each sample
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
