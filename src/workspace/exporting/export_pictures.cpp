#include "exporting/export_pictures.h"

#include "core/error.h"
#include "exporting/plane_scene.h"

#include <fmt/format.h>

namespace deblend {

Theme themeOf(const ExportRequest& request) {
  return request.theme == ExportTheme::Dark ? Theme::dark : Theme::light;
}

ExportProgress partOf(const ExportProgress& progress, double begin, double end) {
  return
      [&progress, begin, end](double share) { return !progress || progress(begin + (end - begin) * share); };
}

std::span<const float> stateOf(const Trajectory& trajectory, std::int64_t state) {
  const auto size = static_cast<std::size_t>(trajectory.count * elementCount(trajectory.sampleShape));
  return {trajectory.states.data() + static_cast<std::size_t>(state) * size, size};
}

PlaneFrame planeFrame(const std::filesystem::path& projectFolder, const ExportRequest& request,
                      const RunSampler& sampler, const DataFolders& folders) {
  if (!isPlanar(sampler.sampleShape()))
    throw Error(fmt::format(
        "Points and paths can be drawn for samples of the plane only; these have the shape {}{}.",
        toText(sampler.sampleShape()), isImage(sampler.sampleShape()) ? ": export a grid of them" : ""));
  DataFolders own = folders;
  own.base = projectFolder;
  PlaneOptions options = planeOptions(sampler.configuration(), own);
  options.width = request.width;
  options.height = request.height;
  options.theme = themeOf(request);
  return PlaneFrame(options);
}

GridChoice gridChoice(const ExportRequest& request, const RunSampler& sampler) {
  GridChoice choice;
  choice.columns = request.columns;
  choice.rows = request.rows;
  choice.scale = request.scale;
  choice.captions = request.captions;
  choice.theme = themeOf(request);
  choice.pairs = sampler.startsWithPictures(request.trajectory.direction);
  return choice;
}

} // namespace deblend
