#include "evaluating/nearest_pictures.h"

#include "core/error.h"
#include "data/npy.h"
#include "exporting/export_recipe.h"
#include "exporting/output_file.h"
#include "grids/image_grid.h"
#include "picture/png_encoder.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace deblend {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr double samplingShare = 0.8;

/// [N, K+1, ...]: each sample, then its neighbours.
std::vector<float> rowsOf(const std::vector<float>& samples, const NearestSamples& nearest) {
  const auto element = static_cast<std::size_t>(elementCount(nearest.sampleShape));
  const std::size_t neighbours = element * static_cast<std::size_t>(nearest.neighbours);
  std::vector<float> values;
  values.reserve(samples.size() + nearest.samples.size());
  const auto add = [&values](const std::vector<float>& from, std::size_t begin, std::size_t count) {
    const auto first = from.begin() + static_cast<std::ptrdiff_t>(begin);
    values.insert(values.end(), first, first + static_cast<std::ptrdiff_t>(count));
  };
  for (std::size_t i = 0; i * element < samples.size(); ++i) {
    add(samples, i * element, element);
    add(nearest.samples, i * neighbours, neighbours);
  }
  return values;
}

/// "7: 5.1, 5.6, 6.0": the sample's number and its distances.
std::vector<std::string> captionsOf(const NearestSamples& nearest, std::int64_t count) {
  std::vector<std::string> captions;
  for (std::int64_t i = 0; i < count; ++i) {
    std::string caption = fmt::format("{}:", i);
    for (std::int64_t k = 0; k < nearest.neighbours; ++k)
      caption += fmt::format("{} {:.2f}", k == 0 ? "" : ",",
                             nearest.distances[static_cast<std::size_t>(i * nearest.neighbours + k)]);
    captions.push_back(caption);
  }
  return captions;
}

Picture rowsPicture(const std::vector<float>& rows, const NearestSamples& nearest,
                    const NearestRequest& request) {
  if (!isImage(nearest.sampleShape))
    throw Error(
        fmt::format("Nearest samples are drawn for pictures, but these have the shape {}: write .json or "
                    ".npy.",
                    toText(nearest.sampleShape)));
  GridOptions options;
  options.group = static_cast<int>(nearest.neighbours) + 1;
  options.captions = captionsOf(nearest, request.trajectory.count);
  options.theme = request.theme == ExportTheme::Dark ? Theme::dark : Theme::light;
  return drawImageGrid({.values = rows,
                        .channels = static_cast<int>(nearest.sampleShape[0]),
                        .height = static_cast<int>(nearest.sampleShape[1]),
                        .width = static_cast<int>(nearest.sampleShape[2])},
                       options);
}

Json neighbourJson(const NearestSamples& nearest, std::size_t place) {
  Json json = {{"index", nearest.indices[place]}, {"distance", nearest.distances[place]}};
  if (!nearest.names.empty())
    json["name"] = nearest.names[place];
  if (!nearest.labels.empty())
    json["class"] = nearest.classNames.at(static_cast<std::size_t>(nearest.labels[place]));
  return json;
}

Json document(const RunSampler& sampler, const NearestRequest& request, const NearestSamples& nearest) {
  Json samples = Json::array();
  const auto neighbours = static_cast<std::size_t>(nearest.neighbours);
  for (std::size_t i = 0; i * neighbours < nearest.indices.size(); ++i) {
    Json row = Json::array();
    for (std::size_t k = 0; k < neighbours; ++k)
      row.push_back(neighbourJson(nearest, i * neighbours + k));
    samples.push_back({{"sample", i}, {"neighbours", row}});
  }
  return {{"run", sampler.configuration().id},
          {"checkpoint", sampler.step()},
          {"weights", toText(request.trajectory.weights)},
          {"steps", request.trajectory.steps},
          {"integrator", request.trajectory.integrator},
          {"seed", request.trajectory.seed},
          {"target", toText(sampler.configuration().target.spec)},
          {"samples", samples}};
}

void requireForm(const fs::path& output) {
  const std::string ending = output.extension().string();
  if (ending != ".png" && ending != ".npy" && ending != ".json")
    throw Error(fmt::format("Cannot write nearest samples to '{}': its ending must be .png, .npy or .json.",
                            output.string()));
}

void write(const fs::path& projectFolder, const NearestRequest& request, const ModelTypeCatalog& catalog,
           const DataFolders& folders, const SamplingProgress& progress, const fs::path& path) {
  RunSampler sampler(projectFolder, request.selection, catalog, folders);
  TrajectoryRequest last = request.trajectory;
  last.direction = Direction::Forward;
  last.keptStates = 1;
  const Trajectory mapped =
      sampler.sample(last, [&](double share) { return !progress || progress(samplingShare * share); });
  DataFolders own = folders;
  own.base = projectFolder;
  const NearestSamples nearest =
      nearestSamples(sampler.configuration().target.spec, own, mapped.states, request.neighbours,
                     [&] { return !progress || progress(samplingShare); });
  const std::vector<float> rows = rowsOf(mapped.states, nearest);
  const std::string ending = request.output.extension().string();
  if (ending == ".json") {
    const std::string text = document(sampler, request, nearest).dump(2) + "\n";
    writeFileSynced(path, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  } else if (ending == ".npy") {
    SampleShape shape = nearest.sampleShape;
    shape.insert(shape.begin(), {mapped.count, nearest.neighbours + 1});
    writeFileSynced(path, encodeNpy(shape, rows));
  } else {
    writeFileSynced(
        path, encodePng(rowsPicture(rows, nearest, request), samplingRecipe(projectFolder, sampler, last)));
  }
}

} // namespace

void writeNearest(const fs::path& projectFolder, const NearestRequest& request,
                  const ModelTypeCatalog& catalog, const DataFolders& folders,
                  const SamplingProgress& progress) {
  requireForm(request.output);
  writeOutput(request.output,
              [&](const fs::path& path) { write(projectFolder, request, catalog, folders, progress, path); });
}

} // namespace deblend
