#pragma once

#include "shape_bounds.h"
#include "shape_scene.h"

#include <vector>

namespace deblend::shapes {

/// A scene in tiles of a picture's pixels. Refers to the scene, which must not change meanwhile; every member
/// may be called from any thread at once.
class SceneTiles {
public:
  SceneTiles(const ShapeScene& scene, PictureSize size);

  std::int64_t rowCount() const { return (m_size.height + tileHeight - 1) / tileHeight; }
  std::int64_t columnCount() const { return (m_size.width + tileWidth - 1) / tileWidth; }
  /// Pixels of a column of tiles that belong to the picture.
  std::int64_t widthOf(std::int64_t column) const;
  std::int64_t heightOf(std::int64_t row) const;
  TilePlace<float> placeOf(std::int64_t row, std::int64_t column) const;

  /// Calls take(column, place, visible) for each tile of a row, with the shapes that the tile sees in the
  /// scene's order.
  template <typename Take>
  void forTiles(std::int64_t row, Take take) const {
    const std::vector<int> candidates = shapesInRow(row);
    std::vector<int> visible;
    for (std::int64_t column = 0; column < columnCount(); ++column) {
      const TilePlace<float> place = placeOf(row, column);
      visible.clear();
      for (const int index : candidates)
        if (m_bounds[static_cast<std::size_t>(index)].touches(place))
          visible.push_back(index);
      take(column, place, visible);
    }
  }

  /// The tile's colours into `sums.colour`, and into `sums.weight` what the shapes weigh there.
  void render(const std::vector<int>& visible, const TilePlace<float>& place, TileSums<float>& sums) const;

private:
  std::vector<int> shapesInRow(std::int64_t row) const;

  const ShapeScene& m_scene;
  PictureSize m_size;
  double m_stepX, m_stepY;
  std::vector<ShapeBounds> m_bounds;
};

} // namespace deblend::shapes
