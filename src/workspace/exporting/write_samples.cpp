#include "exporting/write_samples.h"

#include "core/error.h"
#include "data/npy.h"
#include "data/npy_header.h"
#include "exporting/export_recipe.h"
#include "exporting/image_grids.h"
#include "exporting/output_file.h"
#include "exporting/sample_file.h"
#include "picture/png_encoder.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

namespace fs = std::filesystem;

SampleShape withCount(std::int64_t count, SampleShape shape) {
  shape.insert(shape.begin(), count);
  return shape;
}

void writeTrajectory(RunSampler& sampler, const SampleRequest& request, const SamplingProgress& progress,
                     const fs::path& path) {
  TrajectoryRequest wanted = request.trajectory;
  wanted.keptStates = 0;
  const Trajectory trajectory = sampler.sample(wanted, progress);
  const SampleShape shape =
      withCount(trajectory.stateCount(), withCount(trajectory.count, trajectory.sampleShape));
  writeFileSynced(path, encodeNpy(shape, trajectory.states));
}

std::string csvLines(const Trajectory& trajectory) {
  std::string text;
  for (std::size_t i = 0; i + 1 < trajectory.states.size(); i += 2)
    text += fmt::format("{},{}\n", trajectory.states[i], trajectory.states[i + 1]);
  return text;
}

void writeNumbers(RunSampler& sampler, const SampleRequest& request, const SamplingProgress& progress,
                  const fs::path& path) {
  const bool isText = request.output.extension() == ".csv";
  SampleFile file(path);
  file.write(isText ? "x,y\n" : writeNpyHeader(withCount(request.trajectory.count, sampler.sampleShape())));
  sampler.sampleInParts(
      request.trajectory,
      [&](const Trajectory& part) {
        if (isText)
          file.write(csvLines(part));
        else
          file.write(part.states);
      },
      progress);
  file.finish();
}

/// "0007.png": as many digits as the last one needs, four at least.
std::string pictureName(std::int64_t index, std::int64_t count) {
  const std::size_t digits = std::max<std::size_t>(std::to_string(count - 1).size(), 4);
  return fmt::format("{:0{}}.png", index, digits);
}

/// One sample as it is, each of its values a pixel.
Picture pictureOf(const Trajectory& trajectory, std::int64_t index) {
  const auto size = static_cast<std::size_t>(elementCount(trajectory.sampleShape));
  return drawTile(trajectory.sampleShape,
                  {trajectory.states.data() + static_cast<std::size_t>(index) * size, size});
}

void writePictures(const fs::path& projectFolder, RunSampler& sampler, const SampleRequest& request,
                   const SamplingProgress& progress, const fs::path& folder) {
  std::error_code error;
  if (!fs::create_directory(folder, error))
    throw Error(fmt::format("Cannot make the folder '{}': {}.", folder.string(), error.message()));
  const TextMetadata recipe = samplingRecipe(projectFolder, sampler, request.trajectory);
  std::int64_t done = 0;
  sampler.sampleInParts(
      request.trajectory,
      [&](const Trajectory& part) {
        for (std::int64_t i = 0; i < part.count; ++i, ++done) {
          TextMetadata own = recipe;
          own.emplace_back("Sample", std::to_string(done));
          writeFileSynced(folder / pictureName(done, request.trajectory.count),
                          encodePng(pictureOf(part, i), own));
        }
      },
      progress);
}

void requireFit(const SampleRequest& request, const SampleShape& shape) {
  const std::string ending = request.output.extension().string();
  if (ending == ".csv" && !isPlanar(shape))
    throw Error(fmt::format("Cannot write '{}': a .csv holds points of the plane alone, but these samples "
                            "have the shape {}; use .npy.",
                            request.output.string(), toText(shape)));
  if (ending.empty() && !isImage(shape))
    throw Error(
        fmt::format("Cannot write samples to '{}': its ending must be .npy, .csv, or .png for one plot "
                    "of them all; a folder of PNGs is for pictures.",
                    request.output.string()));
}

void write(const fs::path& projectFolder, const SampleRequest& request, const ModelTypeCatalog& catalog,
           const DataFolders& folders, const SamplingProgress& progress, const fs::path& path) {
  RunSampler sampler(projectFolder, request.selection, catalog, folders);
  requireFit(request, sampler.sampleShape());
  SampleRequest last = request;
  last.trajectory.keptStates = 1;
  if (request.wholeTrajectory)
    writeTrajectory(sampler, request, progress, path);
  else if (request.output.extension().empty())
    writePictures(projectFolder, sampler, last, progress, path);
  else
    writeNumbers(sampler, last, progress, path);
}

} // namespace

void requireSampleForm(const SampleRequest& request) {
  const std::string ending = request.output.extension().string();
  const std::string output = request.output.string();
  if (request.wholeTrajectory && ending != ".npy")
    throw Error(fmt::format("Cannot write a trajectory to '{}': its ending must be .npy; 'deblend export' "
                            "draws trajectories.",
                            output));
  if (ending == ".gif" || ending == ".mp4")
    throw Error(fmt::format("Cannot write samples to '{}': 'deblend export' writes animations.", output));
  if (ending != ".npy" && ending != ".csv" && !ending.empty())
    throw Error(
        fmt::format("Cannot write samples to '{}': its ending must be .npy, .csv for points, .png for "
                    "one picture of them all, or none for a folder with a PNG for each.",
                    output));
}

void writeSamples(const fs::path& projectFolder, const SampleRequest& request,
                  const ModelTypeCatalog& catalog, const DataFolders& folders,
                  const SamplingProgress& progress) {
  requireSampleForm(request);
  writeOutput(request.output,
              [&](const fs::path& path) { write(projectFolder, request, catalog, folders, progress, path); });
}

} // namespace deblend
