#include "shape_paint.h"

#include "scene_tiles.h"
#include "shape_outline.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace deblend {
namespace {

using namespace shapes;

/// The longer side of the picture that averages are taken from, in pixels.
constexpr std::int64_t averagingSide = 192;

std::vector<std::int64_t> paintingOrder(const ShapeScene& scene) {
  std::vector<double> keys;
  for (std::int64_t i = 0; i < scene.count(); ++i)
    keys.push_back(scene.style.hides ? static_cast<double>(scene.shape(i)[Depth])
                                     : -outlineArea(scene.shape(i), scene.style));
  std::vector<std::int64_t> order(keys.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::int64_t i) { return keys[static_cast<std::size_t>(i)]; });
  return order;
}

/// Averages over the pixels that a shape covers, by how much.
struct CoveredMeans {
  double weight = 0;
  double share = 0; ///< of the weights up to the shape
  std::array<double, 3> below{};
};

/// The picture as it grows.
class Canvas {
public:
  explicit Canvas(const ShapeScene& scene)
      : m_scene(scene), m_tiles(scene, sizeWithLongerSide(scene, averagingSide)),
        m_sums(static_cast<std::size_t>(m_tiles.rowCount() * m_tiles.columnCount())) {}

  /// Adds a shape, and tells what it came upon.
  CoveredMeans add(std::int64_t index) {
    const ShapeBounds bounds(m_scene.shape(index), m_scene.style);
    CoveredMeans means;
    for (std::int64_t row = 0; row < m_tiles.rowCount(); ++row)
      for (std::int64_t column = 0; column < m_tiles.columnCount(); ++column) {
        const TilePlace<float> place = m_tiles.placeOf(row, column);
        if (bounds.touches(place))
          addTile(index, place, m_tiles.widthOf(column),
                  m_sums[static_cast<std::size_t>(row * m_tiles.columnCount() + column)], means);
      }
    const double all = std::max(means.weight, 1e-20);
    means.share /= all;
    for (double& below : means.below)
      below /= all;
    return means;
  }

private:
  void addTile(std::int64_t index, const TilePlace<float>& place, std::int64_t width, TileSums<float>& sums,
               CoveredMeans& means) const {
    TileSums<float> own;
    addShape(m_scene.shape(index), m_scene.style, place, own);
    for (std::int64_t j = 0; j < place.rows; ++j)
      for (std::int64_t i = j * tileWidth; i < j * tileWidth + width; ++i) {
        const double weight = own.weight[i];
        const double before = m_scene.style.hides ? 1 + sums.weight[i] : 1;
        means.weight += weight;
        means.share += weight * weight / (before + weight);
        for (std::size_t c = 0; c < 3; ++c)
          means.below[c] += weight * (m_scene.background[c] + sums.colour[c][i]) / before;
      }
    for (std::int64_t i = 0; i < place.rows * tileWidth; ++i) {
      sums.weight[i] += own.weight[i];
      for (int c = 0; c < 3; ++c)
        sums.colour[c][i] += own.colour[c][i];
    }
  }

  const ShapeScene& m_scene;
  SceneTiles m_tiles;
  std::vector<TileSums<float>> m_sums;
};

float unit(double value) {
  return static_cast<float>(std::clamp(value, 0.0, 1.0));
}

/// The paint that adds a colour to what lies below it.
PaintLayer addingLayer(const float* shape, double strength, const CoveredMeans& means) {
  PaintLayer layer;
  double opacity = 0;
  for (std::size_t c = 0; c < 3; ++c) {
    const double added = strength * shape[FirstColour + c], below = std::clamp(means.below[c], 0.0, 1.0);
    const double room = added > 0 ? 1 - below : below;
    opacity = std::max(opacity, std::abs(added) / std::max(room, 0.02));
  }
  layer.opacity = unit(opacity);
  for (std::size_t c = 0; c < 3; ++c)
    layer.colour[c] = unit(means.below[c] + strength * shape[FirstColour + c] / std::max(opacity, 1e-6));
  return layer;
}

PaintLayer hidingLayer(const float* shape, double strength, const CoveredMeans& means) {
  return {0,
          {unit(shape[FirstColour]), unit(shape[FirstColour + 1]), unit(shape[FirstColour + 2])},
          unit(strength * means.share)};
}

} // namespace

std::vector<PaintLayer> paintLayers(const ShapeScene& scene) {
  Canvas canvas(scene);
  std::vector<PaintLayer> layers;
  // A brush leaves gaps, which take away half of what they take at most.
  const double strength = 1 - scene.style.bristles / 2;
  for (const std::int64_t index : paintingOrder(scene)) {
    const CoveredMeans means = canvas.add(index);
    layers.push_back(scene.style.hides ? hidingLayer(scene.shape(index), 1, means)
                                       : addingLayer(scene.shape(index), strength, means));
    layers.back().shape = index;
  }
  return layers;
}

} // namespace deblend
