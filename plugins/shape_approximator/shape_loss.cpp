#include "shape_loss.h"

#include "core/in_parallel.h"
#include "scene_tiles.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <memory>

namespace deblend {
namespace {

using namespace shapes;

/// As many sums as threads may work at once.
constexpr std::int64_t mostSums = 32;

/// A tile's part of a picture [3, height, width].
struct TargetTile {
  const float* first; ///< of the red plane
  std::int64_t planeStride, rowStride, width, height;
};

/// Of a row of a tile. Sixteen sums at once, which vectors can hold.
float sumOfRow(const float* values) {
  float sums[16] = {};
  for (std::int64_t i = 0; i < tileWidth; i += 16)
    for (std::int64_t k = 0; k < 16; ++k)
      sums[k] += values[i + k];
  for (std::int64_t width = 8; width > 0; width /= 2)
    for (std::int64_t k = 0; k < width; ++k)
      sums[k] += sums[k + width];
  return sums[0];
}

/// Replaces the colours of a rendered tile by the loss's gradients by them, and gives the sum of squares.
/// Pixels outside the picture get none.
double differences(const TargetTile& target, float gradientScale, TileSums<float>& tile) {
  double squares = 0;
  float squared[tileWidth];
  for (std::int64_t c = 0; c < 3; ++c)
    for (std::int64_t j = 0; j < target.height; ++j) {
      const float* const wanted = target.first + c * target.planeStride + j * target.rowStride;
      float* const colour = tile.colour[c] + j * tileWidth;
      for (std::int64_t i = 0; i < target.width; ++i)
        colour[i] -= wanted[i];
      std::fill(colour + target.width, colour + tileWidth, 0.0F);
      for (std::int64_t i = 0; i < tileWidth; ++i) {
        squared[i] = colour[i] * colour[i];
        colour[i] *= gradientScale;
      }
      squares += sumOfRow(squared);
    }
  return squares;
}

/// From gradients by the colours to those by the sums that the colours are made of. `colours` are the
/// rendered ones; both weights hold Σ w before and after.
void throughHiding(const TileSums<float>& colours, std::int64_t pixels, TileSums<float>& gradients) {
  for (std::int64_t i = 0; i < pixels; ++i) {
    const float share = 1 / (1 + colours.weight[i]);
    float byWeight = 0;
    for (int c = 0; c < 3; ++c) {
      gradients.colour[c][i] *= share;
      byWeight -= gradients.colour[c][i] * colours.colour[c][i];
    }
    gradients.weight[i] = byWeight;
  }
}

void addColours(const TileSums<float>& gradients, std::int64_t rows, std::array<double, 3>& background) {
  for (std::size_t c = 0; c < 3; ++c)
    for (std::int64_t j = 0; j < rows; ++j)
      background[c] += sumOfRow(gradients.colour[c] + j * tileWidth);
}

} // namespace

/// One thread's work on some of the tiles.
class ShapeLoss::Worker {
public:
  Worker(const ShapeScene& scene, const SceneTiles& tiles, const torch::Tensor& target)
      : m_scene(scene), m_tiles(tiles), m_target(target.data_ptr<float>()), m_width(target.size(2)),
        m_plane(m_width * target.size(1)), m_scale(2 / (3 * static_cast<float>(m_plane))) {}

  /// Every so many rows of tiles from the first.
  void addRows(std::int64_t first, std::int64_t every, PartialSum& sum) {
    for (std::int64_t row = first; row < m_tiles.rowCount(); row += every)
      m_tiles.forTiles(
          row, [&](std::int64_t column, const TilePlace<float>& place, const std::vector<int>& visible) {
            m_tiles.render(visible, place, *m_rendered);
            sum.squares += toGradients(row, column, place.rows);
            addColours(*m_gradients, place.rows, sum.background);
            for (const int index : visible)
              addShapeGradient(m_scene.shape(index), m_scene.style, place, *m_gradients,
                               sum.shapes.data() + index * m_scene.columns());
          });
  }

private:
  /// From what is rendered; gives the sum of squares.
  double toGradients(std::int64_t row, std::int64_t column, std::int64_t rows) {
    *m_gradients = *m_rendered;
    const TargetTile target{m_target + row * tileHeight * m_width + column * tileWidth, m_plane, m_width,
                            m_tiles.widthOf(column), rows};
    const double squares = differences(target, m_scale, *m_gradients);
    if (m_scene.style.hides)
      throughHiding(*m_rendered, rows * tileWidth, *m_gradients);
    else
      std::fill_n(m_gradients->weight, rows * tileWidth, 0.0F);
    return squares;
  }

  const ShapeScene& m_scene;
  const SceneTiles& m_tiles;
  const float* m_target;
  std::int64_t m_width, m_plane;
  float m_scale;
  std::unique_ptr<TileSums<float>> m_rendered = std::make_unique<TileSums<float>>();
  std::unique_ptr<TileSums<float>> m_gradients = std::make_unique<TileSums<float>>();
};

ShapeLoss::ShapeLoss(torch::Tensor target) : m_target(target.contiguous()) {}

PictureSize ShapeLoss::size() const {
  return {m_target.size(2), m_target.size(1)};
}

void ShapeLoss::clear(std::size_t numbers) {
  const std::int64_t rows = (m_target.size(1) + tileHeight - 1) / tileHeight;
  m_sums.resize(static_cast<std::size_t>(std::min(rows, mostSums)));
  for (PartialSum& sum : m_sums) {
    sum.squares = 0;
    sum.background = {};
    sum.shapes.assign(numbers, 0);
  }
}

double ShapeLoss::evaluate(const ShapeScene& scene, ShapeGradients& gradients) {
  clear(scene.shapes.size());
  const SceneTiles tiles(scene, size());
  const auto every = static_cast<std::int64_t>(m_sums.size());
  const auto addSum = [&](std::size_t i, std::size_t) {
    Worker(scene, tiles, m_target).addRows(static_cast<std::int64_t>(i), every, m_sums[i]);
  };
  inParallel(m_sums.size(), addSum, {}, static_cast<std::size_t>(at::get_num_threads()));
  return total(gradients) / static_cast<double>(m_target.numel());
}

double ShapeLoss::total(ShapeGradients& gradients) const {
  double squares = 0;
  std::array<double, 3> background{};
  gradients.shapes.assign(m_sums.front().shapes.size(), 0);
  for (const PartialSum& sum : m_sums) {
    squares += sum.squares;
    for (std::size_t c = 0; c < 3; ++c)
      background[c] += sum.background[c];
    for (std::size_t i = 0; i < gradients.shapes.size(); ++i)
      gradients.shapes[i] += sum.shapes[i];
  }
  for (std::size_t c = 0; c < 3; ++c)
    gradients.background[c] = static_cast<float>(background[c]);
  return squares;
}

} // namespace deblend
