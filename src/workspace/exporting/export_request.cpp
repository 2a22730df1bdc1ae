#include "exporting/export_request.h"

#include "core/error.h"
#include "exporting/compared_film.h"
#include "exporting/export_chart.h"
#include "exporting/export_film.h"
#include "exporting/export_frames.h"
#include "exporting/export_pictures.h"
#include "exporting/export_recipe.h"
#include "exporting/export_view.h"
#include "exporting/image_grids.h"
#include "exporting/likelihood_picture.h"
#include "exporting/output_file.h"
#include "exporting/plane_scene.h"
#include "exporting/run_sampling.h"
#include "picture/png_encoder.h"
#include "plots/path_plot.h"
#include "plots/point_frame.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

namespace fs = std::filesystem;

/// Sampling takes this part of the progress where frames are drawn after it.
constexpr double samplingShare = 0.3;
/// Networks of pictures are slower than drawing them.
constexpr double gridSamplingShare = 0.9;

/// How many states the frames need.
std::int64_t keptStates(const ExportRequest& request) {
  if (request.output.extension() == ".png")
    return 1;
  return request.frames;
}

void requireForm(const ExportRequest& request) {
  const std::string ending = request.output.extension().string();
  const bool isPicture = ending == ".png";
  const bool isAnimation = ending == ".gif" || ending == ".mp4" || ending.empty();
  const bool moves = request.kind == ExportKind::Points || request.kind == ExportKind::Grid;
  if (request.kind == ExportKind::Document)
    return;
  if (request.kind == ExportKind::Film && !isAnimation)
    throw Error(fmt::format(
        "Cannot export to '{}': a film's ending must be .gif or .mp4, or none for a folder of PNGs.",
        request.output.string()));
  if (moves && !isPicture && !isAnimation)
    throw Error(fmt::format(
        "Cannot export to '{}': its ending must be .png, .gif or .mp4, or none for a folder of PNGs.",
        request.output.string()));
  if (!moves && request.kind != ExportKind::Film && !isPicture)
    throw Error(fmt::format("Cannot export to '{}': this is a picture, so its ending must be .png.",
                            request.output.string()));
}

void exportPlane(const fs::path& projectFolder, const ExportRequest& request, RunSampler& sampler,
                 const DataFolders& folders, const ExportProgress& progress, const fs::path& path) {
  const PlaneFrame plane = planeFrame(projectFolder, request, sampler, folders);
  TrajectoryRequest wanted = request.trajectory;
  wanted.keptStates = request.kind == ExportKind::Paths ? 0 : keptStates(request);
  const Trajectory trajectory = sampler.sample(wanted, partOf(progress, 0, samplingShare));
  const TextMetadata recipe = samplingRecipe(projectFolder, sampler, wanted);
  if (request.kind == ExportKind::Paths) {
    const std::vector<float> alphas(trajectory.alphas.begin(), trajectory.alphas.end());
    writeFileSynced(path, encodePng(drawPathPlot(plane, trajectory.states, alphas), recipe));
    return;
  }
  const auto draw = [&](int index) {
    return drawPointFrame(plane, stateOf(trajectory, index),
                          trajectory.alphas[static_cast<std::size_t>(index)]);
  };
  writeFrames({static_cast<int>(trajectory.stateCount()), request.width, request.height, draw}, request,
              recipe, path, partOf(progress, samplingShare, 1));
}

void exportGrid(const fs::path& projectFolder, const ExportRequest& request, RunSampler& sampler,
                const ExportProgress& progress, const fs::path& path) {
  GridChoice choice = gridChoice(request, sampler);
  choice.showAlpha = request.output.extension() != ".png";
  TrajectoryRequest wanted = request.trajectory;
  wanted.count = gridCount(choice, wanted.count);
  requireGrid(sampler.sampleShape(), wanted.count, choice);
  wanted.keptStates = keptStates(request);
  // What a pair began as must be kept, though it is no frame.
  const bool keepsStart = choice.pairs && wanted.keptStates == 1;
  if (keepsStart)
    wanted.keptStates = 2;
  const Trajectory trajectory = sampler.sample(wanted, partOf(progress, 0, gridSamplingShare));
  const std::int64_t first = keepsStart ? 1 : 0;
  const auto draw = [&](int index) { return drawStateGrid(trajectory, first + index, choice); };
  const auto count = static_cast<int>(trajectory.stateCount() - first);
  const Picture last = draw(count - 1);
  writeFrames({count, last.width, last.height, draw}, request, samplingRecipe(projectFolder, sampler, wanted),
              path, partOf(progress, gridSamplingShare, 1));
}

void exportLikelihood(const fs::path& projectFolder, const ExportRequest& request, RunSampler& sampler,
                      const DataFolders& folders, const ExportProgress& progress, const fs::path& path) {
  DataFolders own = folders;
  own.base = projectFolder;
  DensityPanesOptions options;
  options.width = request.width;
  options.height = request.height;
  options.theme = themeOf(request);
  options.unitLabel = "per area";
  const double steps = 2 * static_cast<double>(request.trajectory.steps); // of about as many batches
  std::int64_t asked = 0;
  const auto keepGoing = [&] {
    return !progress || progress(std::min(static_cast<double>(asked++) / steps, 1.0));
  };
  const Picture picture = drawLikelihood(sampler, request.trajectory, own, options, keepGoing);
  writeFileSynced(path, encodePng(picture, samplingRecipe(projectFolder, sampler, request.trajectory)));
}

/// What is drawn of samples on their way.
void exportTrajectory(const fs::path& projectFolder, const ExportRequest& request, RunSampler& sampler,
                      const DataFolders& folders, const ExportProgress& progress, const fs::path& path) {
  sourceOf(sampler.configuration()); // without one there are none
  if (request.kind == ExportKind::Likelihood)
    exportLikelihood(projectFolder, request, sampler, folders, progress, path);
  else if (request.kind != ExportKind::Grid)
    exportPlane(projectFolder, request, sampler, folders, progress, path);
  else if (isImage(sampler.sampleShape()))
    exportGrid(projectFolder, request, sampler, progress, path);
  else
    throw Error(fmt::format("A grid shows pictures, but this run's samples have the shape {}: export points "
                            "or paths.",
                            toText(sampler.sampleShape())));
}

void exportLearned(const fs::path& projectFolder, const ExportRequest& request,
                   const ModelTypeCatalog& catalog, const DataFolders& folders,
                   const ExportProgress& progress, const fs::path& path) {
  RunSampler sampler(projectFolder, {request.run, request.checkpoint, "auto"}, catalog, folders);
  if (request.kind == ExportKind::View)
    exportView(projectFolder, request, sampler, path);
  else if (request.kind == ExportKind::Document)
    exportDocument(request, sampler, path);
  else if (request.kind != ExportKind::Film)
    exportTrajectory(projectFolder, request, sampler, folders, progress, path);
  else if (request.beside.empty())
    exportFilm(projectFolder, request, sampler, folders, progress, path);
  else
    exportComparedFilm(projectFolder, request, sampler, catalog, folders, progress, path);
}

} // namespace

void exportRun(const std::filesystem::path& projectFolder, const ExportRequest& request,
               const ModelTypeCatalog& catalog, const DataFolders& folders, const ExportProgress& progress) {
  requireForm(request);
  writeOutput(request.output, [&](const fs::path& path) {
    if (request.kind == ExportKind::Loss)
      exportChart(projectFolder, request, path);
    else
      exportLearned(projectFolder, request, catalog, folders, progress, path);
  });
}

} // namespace deblend
