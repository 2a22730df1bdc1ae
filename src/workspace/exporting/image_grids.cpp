#include "exporting/image_grids.h"

#include "core/error.h"
#include "grids/image_grid.h"

#include <fmt/format.h>

namespace deblend {
namespace {

std::span<const float> stateOf(const Trajectory& trajectory, std::int64_t state) {
  const auto size = static_cast<std::size_t>(trajectory.count * elementCount(trajectory.sampleShape));
  return {trajectory.states.data() + static_cast<std::size_t>(state) * size, size};
}

void requirePictures(const SampleShape& shape) {
  if (!isImage(shape))
    throw Error(fmt::format("A grid shows pictures, but these samples have the shape {}.", toText(shape)));
}

Tiles tilesOf(const SampleShape& shape, std::span<const float> values) {
  return {.values = values,
          .channels = static_cast<int>(shape[0]),
          .height = static_cast<int>(shape[1]),
          .width = static_cast<int>(shape[2])};
}

/// [N, 2, ...]: each sample's first state, then the chosen one.
std::vector<float> pairsOf(const Trajectory& trajectory, std::int64_t state) {
  const auto element = static_cast<std::size_t>(elementCount(trajectory.sampleShape));
  const std::span<const float> start = stateOf(trajectory, 0);
  const std::span<const float> result = stateOf(trajectory, state);
  std::vector<float> values;
  values.reserve(2 * start.size());
  for (std::size_t begin = 0; begin < start.size(); begin += element) {
    values.insert(values.end(), start.begin() + begin, start.begin() + begin + element);
    values.insert(values.end(), result.begin() + begin, result.begin() + begin + element);
  }
  return values;
}

std::vector<std::string> classCaptions(const Trajectory& trajectory) {
  if (trajectory.labels.empty())
    throw Error("The samples' classes were asked for, but this run's model does not go by classes.");
  std::vector<std::string> captions;
  for (const std::int64_t label : trajectory.labels) {
    const auto place = static_cast<std::size_t>(label);
    captions.push_back(place < trajectory.classNames.size() ? trajectory.classNames[place] : "");
  }
  return captions;
}

GridOptions gridOptions(const GridChoice& choice) {
  GridOptions options;
  options.columns = choice.columns;
  options.rows = choice.rows;
  options.scale = choice.scale;
  options.group = choice.pairs ? 2 : 1;
  options.theme = choice.theme;
  return options;
}

} // namespace

std::int64_t gridCount(const GridChoice& choice, std::int64_t count) {
  return choice.columns > 0 && choice.rows > 0 ? std::int64_t{choice.columns} * choice.rows : count;
}

void requireGrid(const SampleShape& shape, std::int64_t count, const GridChoice& choice) {
  requirePictures(shape);
  const auto tiles = static_cast<std::size_t>(choice.pairs ? 2 * count : count);
  layOutGrid(tilesOf(shape, {}), tiles, gridOptions(choice));
}

Picture drawStateGrid(const Trajectory& trajectory, std::int64_t state, const GridChoice& choice) {
  requirePictures(trajectory.sampleShape);
  GridOptions options = gridOptions(choice);
  if (choice.captions)
    options.captions = classCaptions(trajectory);
  if (choice.showAlpha)
    options.alpha = trajectory.alphas[static_cast<std::size_t>(state)];
  const std::vector<float> pairs = choice.pairs ? pairsOf(trajectory, state) : std::vector<float>();
  return drawImageGrid(tilesOf(trajectory.sampleShape,
                               choice.pairs ? std::span<const float>(pairs) : stateOf(trajectory, state)),
                       options);
}

Picture drawTile(const SampleShape& shape, std::span<const float> sample) {
  requirePictures(shape);
  return drawSingleTile(tilesOf(shape, sample));
}

} // namespace deblend
