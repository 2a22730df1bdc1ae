#include "shape_picture.h"

#include "core/in_parallel.h"
#include "scene_tiles.h"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace deblend {
namespace {

using namespace shapes;

/// Calls take(row, column, sums) for every tile, rendered, from many threads.
template <typename Take>
void forRenderedTiles(const ShapeScene& scene, PictureSize size, const std::function<bool()>& keepGoing,
                      Take take) {
  const SceneTiles tiles(scene, size);
  const auto renderRow = [&](std::size_t number, std::size_t) {
    const auto row = static_cast<std::int64_t>(number);
    const auto sums = std::make_unique<TileSums<float>>();
    tiles.forTiles(row,
                   [&](std::int64_t column, const TilePlace<float>& place, const std::vector<int>& visible) {
                     tiles.render(visible, place, *sums);
                     take(tiles, row, column, *sums);
                   });
  };
  inParallel(static_cast<std::size_t>(tiles.rowCount()), renderRow, keepGoing,
             static_cast<std::size_t>(at::get_num_threads()));
}

/// Copies a tile's numbers into a plane of `width` pixels a row.
void copyTile(const SceneTiles& tiles, std::int64_t row, std::int64_t column, const float* tile, float* plane,
              std::int64_t width) {
  for (std::int64_t j = 0; j < tiles.heightOf(row); ++j)
    std::copy_n(tile + j * tileWidth, tiles.widthOf(column),
                plane + (row * tileHeight + j) * width + column * tileWidth);
}

/// The means of samples × samples neighbours of a tile as bytes. `samples` divides both sides of a tile.
void storeBytes(const SceneTiles& tiles, std::int64_t row, std::int64_t column, int samples,
                const TileSums<float>& sums, std::uint8_t* bytes, std::int64_t width) {
  const auto share = 255.0F / static_cast<float>(samples * samples);
  for (std::int64_t j = 0; j < tiles.heightOf(row) / samples; ++j)
    for (std::int64_t i = 0; i < tiles.widthOf(column) / samples; ++i)
      for (std::int64_t c = 0; c < 3; ++c) {
        float sum = 0;
        for (std::int64_t y = 0; y < samples; ++y)
          for (std::int64_t x = 0; x < samples; ++x)
            sum += std::clamp(sums.colour[c][(j * samples + y) * tileWidth + i * samples + x], 0.0F, 1.0F);
        const std::int64_t place =
            (row * tileHeight / samples + j) * width + column * tileWidth / samples + i;
        bytes[place * 3 + c] = static_cast<std::uint8_t>(std::lround(sum * share));
      }
}

} // namespace

ShapePicture renderPicture(const ShapeScene& scene, PictureSize size) {
  ShapePicture picture{at::empty({3, size.height, size.width}, torch::kFloat32),
                       at::empty({size.height, size.width}, torch::kFloat32)};
  float* const colours = picture.colours.data_ptr<float>();
  float* const weights = picture.weights.data_ptr<float>();
  const std::int64_t plane = size.width * size.height;
  forRenderedTiles(
      scene, size, {},
      [&](const SceneTiles& tiles, std::int64_t row, std::int64_t column, const TileSums<float>& sums) {
        for (std::int64_t c = 0; c < 3; ++c)
          copyTile(tiles, row, column, sums.colour[c], colours + c * plane, size.width);
        copyTile(tiles, row, column, sums.weight, weights, size.width);
      });
  return picture;
}

torch::Tensor renderBytes(const ShapeScene& scene, PictureSize size, int samples,
                          const std::function<bool()>& keepGoing) {
  torch::Tensor bytes = at::empty({size.height, size.width, 3}, torch::kUInt8);
  std::uint8_t* const to = bytes.data_ptr<std::uint8_t>();
  forRenderedTiles(
      scene, {size.width * samples, size.height * samples}, keepGoing,
      [&](const SceneTiles& tiles, std::int64_t row, std::int64_t column, const TileSums<float>& sums) {
        storeBytes(tiles, row, column, samples, sums, to, size.width);
      });
  return bytes;
}

int samplesFor(std::int64_t fittedSide, std::int64_t longerSide) {
  if (longerSide >= 2 * fittedSide)
    return 1;
  const std::int64_t shrunk = fittedSide / std::max<std::int64_t>(1, longerSide);
  return shrunk >= 4 ? 8 : shrunk >= 2 ? 4 : 2;
}

} // namespace deblend
