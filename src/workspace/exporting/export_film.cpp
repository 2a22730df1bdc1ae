#include "exporting/export_film.h"

#include "core/error.h"
#include "exporting/export_frames.h"
#include "exporting/export_pictures.h"
#include "exporting/export_recipe.h"
#include "exporting/view_picture.h"
#include "plots/point_frame.h"
#include "runs/run_catalog.h"

#include <fmt/format.h>

#include <memory>

namespace deblend {
namespace {

/// Draws what the weights that are loaded know.
using DrawFrame = std::function<Picture()>;

std::vector<std::int64_t> stepsOf(const std::filesystem::path& runFolder) {
  std::vector<std::int64_t> steps;
  for (const CheckpointManifest& each : listCheckpoints(checkpointsFolder(runFolder)))
    steps.push_back(each.step);
  return steps;
}

Trajectory endsOf(RunSampler& sampler, TrajectoryRequest request) {
  request.keptStates = 1;
  return sampler.sample(request);
}

DrawFrame pointsFrame(const std::filesystem::path& projectFolder, const ExportRequest& request,
                      RunSampler& sampler, const DataFolders& folders) {
  const auto plane = std::make_shared<PlaneFrame>(planeFrame(projectFolder, request, sampler, folders));
  return [&, plane] {
    const Trajectory ends = endsOf(sampler, request.trajectory);
    return drawPointFrame(*plane, ends.states, ends.alphas.back());
  };
}

DrawFrame gridFrame(const ExportRequest& request, RunSampler& sampler) {
  GridChoice choice = gridChoice(request, sampler);
  choice.pairs = false;
  TrajectoryRequest wanted = request.trajectory;
  wanted.count = gridCount(choice, wanted.count);
  requireGrid(sampler.sampleShape(), wanted.count, choice);
  return [&sampler, choice, wanted] { return drawStateGrid(endsOf(sampler, wanted), 0, choice); };
}

DrawFrame viewFrame(const ExportRequest& request, RunSampler& sampler) {
  const ModelView view = viewOf(sampler.modelType(), request.view);
  return [&request, &sampler, wanted = viewRequest(view, request.width, request.item)] {
    return drawView(sampler.preview(wanted), request.width, themeOf(request));
  };
}

} // namespace

std::vector<std::int64_t> filmedSteps(const std::vector<std::int64_t>& checkpoints, int count) {
  const auto all = static_cast<std::size_t>(checkpoints.size());
  const auto wanted = static_cast<std::size_t>(count);
  if (count <= 0 || wanted >= all)
    return checkpoints;
  std::vector<std::int64_t> steps;
  for (std::size_t i = 0; i < wanted; ++i)
    steps.push_back(wanted == 1 ? checkpoints.back() : checkpoints[i * (all - 1) / (wanted - 1)]);
  return steps;
}

void exportFilm(const std::filesystem::path& projectFolder, const ExportRequest& request, RunSampler& sampler,
                const DataFolders& folders, const ExportProgress& progress,
                const std::filesystem::path& path) {
  const std::filesystem::path runFolder = projectFolder / "runs" / sampler.configuration().id;
  const std::vector<std::int64_t> steps = filmedSteps(stepsOf(runFolder), request.frames);
  const bool maps = sampler.configuration().source.has_value();
  const DrawFrame drawFrame = !maps ? viewFrame(request, sampler)
                              : isImage(sampler.sampleShape())
                                  ? gridFrame(request, sampler)
                                  : pointsFrame(projectFolder, request, sampler, folders);
  const auto draw = [&](int index) {
    sampler.load(steps[static_cast<std::size_t>(index)]);
    return drawFrame();
  };
  const auto count = static_cast<int>(steps.size());
  const Picture last = draw(count - 1);
  const TextMetadata recipe =
      maps ? samplingRecipe(projectFolder, sampler, request.trajectory)
           : viewRecipe(projectFolder, sampler, viewOf(sampler.modelType(), request.view).id);
  writeFrames({count, last.width, last.height, draw}, request, recipe, path, progress);
}

} // namespace deblend
