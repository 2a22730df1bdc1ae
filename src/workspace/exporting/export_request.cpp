#include "exporting/export_request.h"

#include "colours/role_colours.h"
#include "core/error.h"
#include "exporting/export_frames.h"
#include "exporting/export_recipe.h"
#include "exporting/output_file.h"
#include "exporting/plane_scene.h"
#include "picture/media_error.h"
#include "picture/png_encoder.h"
#include "plots/loss_chart.h"
#include "plots/path_plot.h"
#include "runs/metrics_file.h"
#include "runs/run_catalog.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>

namespace deblend {
namespace {

/// Sampling takes this part of the progress where frames are drawn after it.
constexpr double samplingShare = 0.3;

Theme themeOf(const ExportRequest& request) {
  return request.theme == ExportTheme::Dark ? Theme::dark : Theme::light;
}

void requireForm(const ExportRequest& request) {
  const std::string ending = request.output.extension().string();
  const bool isPicture = ending == ".png";
  const bool isAnimation = ending == ".gif" || ending == ".mp4" || ending.empty();
  if (request.kind == ExportKind::Points && !isPicture && !isAnimation)
    throw Error(fmt::format(
        "Cannot export to '{}': its ending must be .png, .gif or .mp4, or none for a folder of PNGs.",
        request.output.string()));
  if (request.kind != ExportKind::Points && !isPicture)
    throw Error(fmt::format("Cannot export to '{}': this is a picture, so its ending must be .png.",
                            request.output.string()));
}

void exportLoss(const std::filesystem::path& projectFolder, const ExportRequest& request,
                OutputFile& output) {
  const std::filesystem::path runFolder = findRun(projectFolder / "runs", request.run);
  const MetricsHistory history = readMetrics(runFolder);
  const RunSummary summary = summariseRun(runFolder);
  ChartSeries series;
  series.label = summary.id;
  series.colour = runColour(themeOf(request), static_cast<std::size_t>(summary.number - 1));
  for (const MetricsRecord& record : history.records) {
    series.steps.push_back(static_cast<double>(record.step));
    series.values.push_back(record.loss);
  }
  LossChartOptions options;
  options.width = request.width;
  options.height = request.height;
  options.theme = themeOf(request);
  options.title = summary.experiment;
  options.valueScale = request.logarithmic ? AxisScale::logarithmic : AxisScale::linear;
  writeFileSynced(output.path(), encodePng(drawLossChart({&series, 1}, options),
                                           lossRecipe(projectFolder, summary.id, summary.step)));
}

Picture pathPlot(const SampledRun& sampled, const PlaneFrame& plane) {
  const std::vector<float> alphas(sampled.trajectory.alphas.begin(), sampled.trajectory.alphas.end());
  return drawPathPlot(plane, sampled.trajectory.states, alphas);
}

void exportTrajectory(const std::filesystem::path& projectFolder, const ExportRequest& request,
                      const ModelTypeCatalog& catalog, const DataFolders& folders,
                      const ExportProgress& progress, OutputFile& output) {
  TrajectoryRequest trajectory = request.trajectory;
  trajectory.keepPath = true;
  std::int64_t done = 0;
  const auto keepGoing = [&] {
    return !progress ||
           progress(samplingShare * static_cast<double>(done++) / static_cast<double>(trajectory.steps));
  };
  const SampledRun sampled = sampleRun(projectFolder, {request.run, request.checkpoint, "auto"}, trajectory,
                                       catalog, folders, keepGoing);
  if (!isPlanar(sampled.trajectory.sampleShape))
    throw Error(
        fmt::format("Points and paths can be drawn for samples of the plane only; these have the shape {}.",
                    toText(sampled.trajectory.sampleShape)));
  DataFolders own = folders;
  own.base = projectFolder;
  PlaneOptions options = planeOptions(sampled.configuration, own);
  options.width = request.width;
  options.height = request.height;
  options.theme = themeOf(request);
  const PlaneFrame plane(options);
  const TextMetadata recipe = samplingRecipe(projectFolder, sampled, trajectory);
  if (request.kind == ExportKind::Paths) {
    writeFileSynced(output.path(), encodePng(pathPlot(sampled, plane), recipe));
    return;
  }
  const ExportProgress drawing = [&](double fraction) {
    return !progress || progress(samplingShare + (1 - samplingShare) * fraction);
  };
  writePointFrames(request, sampled, plane, recipe, output.path(), drawing);
}

} // namespace

void exportRun(const std::filesystem::path& projectFolder, const ExportRequest& request,
               const ModelTypeCatalog& catalog, const DataFolders& folders, const ExportProgress& progress) {
  requireForm(request);
  OutputFile output(request.output);
  try {
    if (request.kind == ExportKind::Loss)
      exportLoss(projectFolder, request, output);
    else
      exportTrajectory(projectFolder, request, catalog, folders, progress, output);
    output.commit();
  } catch (const MediaError& error) {
    throw Error(output.namingDestination(error.what()));
  } catch (const Error& error) {
    throw Error(output.namingDestination(error.what()));
  }
}

} // namespace deblend
