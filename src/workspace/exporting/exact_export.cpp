#include "exporting/exact_export.h"

#include "core/error.h"
#include "core/in_parallel.h"
#include "core/version.h"
#include "data/data_set_summary.h"
#include "data/npy.h"
#include "exact/binned_field.h"
#include "exact/exact_mapping.h"
#include "exact/exact_side.h"
#include "exact/posterior_field.h"
#include "exact/stochastic_paths.h"
#include "exporting/export_frames.h"
#include "exporting/output_file.h"
#include "exporting/plane_scene.h"
#include "picture/png_encoder.h"
#include "plots/field_picture.h"
#include "plots/path_plot.h"
#include "plots/point_frame.h"
#include "storage/atomic_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace deblend {
namespace {

namespace fs = std::filesystem;

constexpr double computingShare = 0.5; ///< of the progress, where frames are drawn afterwards
constexpr std::int64_t mostKeptPoints = std::int64_t{1} << 27;
constexpr int arrowCells = 32; ///< along a side of a field that is drawn with arrows

bool isArray(const ExactRequest& request) {
  return request.output.extension() == ".npy";
}

bool isPicture(const ExactRequest& request) {
  return request.output.extension() == ".png";
}

/// Both sides, and what they look like.
struct OpenedPair {
  std::shared_ptr<const ExactSide> source, target;
  ConvolutionField field;

  OpenedPair(const ExactRequest& request, const DataFolders& folders)
      : source(ExactSide::open(request.source, folders, request.side)),
        target(ExactSide::open(request.target, folders, request.side)),
        field(source->masses(), target->masses()) {}
};

std::string nameOf(const ExactRequest& request) {
  constexpr std::array names = {"exact mapping", "stochastic paths", "exact field"};
  return names.at(static_cast<std::size_t>(request.kind));
}

TextMetadata recipeOf(const ExactRequest& request) {
  TextMetadata recipe = {{"Software", fmt::format("{} {}", programName, programVersion)},
                         {"Title", nameOf(request)},
                         {"Source", toText(request.source)},
                         {"Target", toText(request.target)},
                         {"Cells a side", std::to_string(request.side)},
                         {"Seed", std::to_string(request.trajectory.seed)}};
  if (request.kind == ExactKind::Field)
    recipe.emplace_back("Alpha", fmt::format("{}", request.alpha));
  else
    recipe.emplace_back("Steps", std::to_string(request.trajectory.steps));
  return recipe;
}

PlaneOptions planeOf(const ExactRequest& request, const DataFolders& folders) {
  PlaneOptions options = planeOptions(request.source, request.target, folders);
  options.width = request.width;
  options.height = request.height;
  options.theme = request.theme == ExportTheme::Dark ? Theme::dark : Theme::light;
  return options;
}

/// How many states the output needs; 0 for all.
std::int64_t keptStates(const ExactRequest& request) {
  if (isArray(request))
    return request.wholeTrajectory ? 0 : 1;
  if (isPicture(request))
    return request.kind == ExactKind::Paths ? 0 : 1;
  return request.frames;
}

Trajectory trajectoryOf(const ExactRequest& request, const OpenedPair& pair,
                        const std::function<bool()>& keepGoing) {
  const TrajectoryRequest& wanted = request.trajectory;
  if (const std::int64_t states = keptStates(request) > 0 ? keptStates(request) : wanted.steps + 1;
      states > mostKeptPoints / wanted.count)
    throw Error(fmt::format(
        "{} states of {} samples are {} points: at most {} can be kept; take fewer samples or steps.", states,
        wanted.count, states * wanted.count, mostKeptPoints));
  if (request.kind == ExactKind::Paths)
    return stochasticPaths(*pair.source, *pair.target,
                           {.count = wanted.count,
                            .steps = wanted.steps,
                            .seed = wanted.seed,
                            .keptStates = keptStates(request)},
                           keepGoing);
  TrajectoryRequest kept = wanted;
  kept.keptStates = keptStates(request);
  const ExactSide& from = wanted.direction == Direction::Forward ? *pair.source : *pair.target;
  return exactMapping(pair.field, from.startPoints(wanted.count, wanted.seed), kept, keepGoing);
}

void writeArray(const Trajectory& trajectory, const ExactRequest& request, const fs::path& path) {
  if (request.wholeTrajectory)
    writeNpy(path, {trajectory.stateCount(), trajectory.count, 2}, trajectory.states);
  else
    writeNpy(path, {trajectory.count, 2}, trajectory.states);
}

void drawTrajectory(const Trajectory& trajectory, const ExactRequest& request, const DataFolders& folders,
                    const ExportProgress& progress, const fs::path& path) {
  const PlaneFrame plane(planeOf(request, folders));
  if (isPicture(request) && request.kind == ExactKind::Paths) {
    const std::vector<float> alphas(trajectory.alphas.begin(), trajectory.alphas.end());
    writeFileSynced(path, encodePng(drawPathPlot(plane, trajectory.states, alphas), recipeOf(request)));
    return;
  }
  const auto size = 2 * static_cast<std::size_t>(trajectory.count);
  const auto draw = [&](int index) {
    const auto state = static_cast<std::size_t>(index);
    return drawPointFrame(plane, std::span(trajectory.states).subspan(state * size, size),
                          trajectory.alphas[state]);
  };
  ExportRequest animation;
  animation.output = request.output;
  animation.framesPerSecond = request.framesPerSecond;
  writeFrames({static_cast<int>(trajectory.stateCount()), request.width, request.height, draw}, animation,
              recipeOf(request), path, progress);
}

ExactField fieldOf(const ExactRequest& request, const OpenedPair& pair, const VectorFieldRequest& grid,
                   const std::function<bool()>& keepGoing) {
  if (request.method == FieldMethod::Convolution)
    return pair.field.on(grid);
  const std::vector<float> source = pair.source->draw(request.trajectory.count, request.trajectory.seed);
  const std::vector<float> target = pair.target->draw(request.trajectory.count, request.trajectory.seed + 1);
  if (request.method == FieldMethod::Binning)
    return binnedField(source, target, grid, keepGoing);
  return posteriorField(pair.source->masses(), pair.target->masses(), source, target, grid, keepGoing);
}

void writeField(const ExactRequest& request, const OpenedPair& pair, const DataFolders& folders,
                const std::function<bool()>& keepGoing, const fs::path& path) {
  const VectorFieldRequest grid{.columns = request.side,
                                .rows = request.side,
                                .rectangle = pair.field.rectangle(request.alpha),
                                .alpha = request.alpha};
  ExactField found = fieldOf(request, pair, grid, keepGoing);
  std::vector<float>& vectors = found.field.vectors;
  for (std::size_t i = 0; i < vectors.size(); ++i)
    if (found.isCovered[i / 2] == 0)
      vectors[i] = std::numeric_limits<float>::quiet_NaN();
  if (isArray(request)) {
    writeNpy(path, {grid.rows, grid.columns, 2}, vectors);
    return;
  }
  FieldPictureOptions options;
  options.plane = planeOf(request, folders);
  options.arrows = request.side <= arrowCells;
  options.alpha = request.alpha;
  const PlaneRectangle& area = grid.rectangle;
  const PlotField field{grid.columns,
                        grid.rows,
                        vectors,
                        {area.left, area.top, area.right - area.left, area.bottom - area.top}};
  writeFileSynced(path, encodePng(drawFieldPicture(field, options), recipeOf(request)));
}

/// About how often the computing asks whether to go on: before every eighth field, and a path or row for each
/// core.
double expectedQuestions(const ExactRequest& request) {
  const auto cores = static_cast<double>(workerCount());
  if (request.kind == ExactKind::Mapping)
    return static_cast<double>(request.trajectory.steps) / 8;
  return (request.kind == ExactKind::Paths ? static_cast<double>(request.trajectory.count) : request.side) /
         cores;
}

} // namespace

void requireExactForm(const ExactRequest& request) {
  const std::string ending = request.output.extension().string();
  const bool moves = request.kind != ExactKind::Field;
  if (ending == ".npy" || ending == ".png" ||
      (moves && (ending == ".gif" || ending == ".mp4" || ending.empty())))
    return;
  throw Error(fmt::format("Cannot write '{}': the ending of an {} must be .npy or .png{}.",
                          request.output.string(), nameOf(request),
                          moves ? ", .gif or .mp4, or none for a folder of PNGs" : ""));
}

void exportExact(const ExactRequest& request, const DataFolders& folders, const ExportProgress& progress) {
  requireExactForm(request);
  writeOutput(request.output, [&](const fs::path& path) {
    const OpenedPair pair(request, folders);
    std::int64_t asked = 0;
    const auto keepGoing = [&] {
      const double share = std::min(static_cast<double>(asked++) / expectedQuestions(request), 1.0);
      return !progress || progress((isArray(request) ? 1 : computingShare) * share);
    };
    if (request.kind == ExactKind::Field) {
      writeField(request, pair, folders, keepGoing, path);
      return;
    }
    const Trajectory trajectory = trajectoryOf(request, pair, keepGoing);
    if (isArray(request))
      writeArray(trajectory, request, path);
    else
      drawTrajectory(
          trajectory, request, folders,
          [&](double drawn) { return !progress || progress(computingShare + (1 - computingShare) * drawn); },
          path);
  });
}

} // namespace deblend
