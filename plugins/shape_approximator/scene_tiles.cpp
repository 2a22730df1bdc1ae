#include "scene_tiles.h"

#include <algorithm>

namespace deblend::shapes {

SceneTiles::SceneTiles(const ShapeScene& scene, PictureSize size) : m_scene(scene), m_size(size) {
  const auto longer = static_cast<double>(std::max(scene.width, scene.height));
  m_stepX = static_cast<double>(scene.width) / longer / static_cast<double>(size.width);
  m_stepY = static_cast<double>(scene.height) / longer / static_cast<double>(size.height);
  m_bounds.reserve(static_cast<std::size_t>(scene.count()));
  for (std::int64_t i = 0; i < scene.count(); ++i)
    m_bounds.emplace_back(scene.shape(i), scene.style);
}

std::int64_t SceneTiles::widthOf(std::int64_t column) const {
  return std::min(tileWidth, m_size.width - column * tileWidth);
}

std::int64_t SceneTiles::heightOf(std::int64_t row) const {
  return std::min(tileHeight, m_size.height - row * tileHeight);
}

TilePlace<float> SceneTiles::placeOf(std::int64_t row, std::int64_t column) const {
  TilePlace<float> place;
  place.left = static_cast<float>((static_cast<double>(column * tileWidth) + 0.5) * m_stepX);
  place.top = static_cast<float>((static_cast<double>(row * tileHeight) + 0.5) * m_stepY);
  place.stepX = static_cast<float>(m_stepX);
  place.stepY = static_cast<float>(m_stepY);
  place.rows = heightOf(row);
  return place;
}

std::vector<int> SceneTiles::shapesInRow(std::int64_t row) const {
  const TilePlace<float> place = placeOf(row, 0);
  const float bottom = place.top + place.stepY * static_cast<float>(place.rows);
  std::vector<int> found;
  for (std::size_t i = 0; i < m_bounds.size(); ++i)
    if (m_bounds[i].touchesRows(place.top, bottom))
      found.push_back(static_cast<int>(i));
  return found;
}

void SceneTiles::render(const std::vector<int>& visible, const TilePlace<float>& place,
                        TileSums<float>& sums) const {
  sums = {};
  for (const int index : visible)
    addShape(m_scene.shape(index), m_scene.style, place, sums);
  const std::int64_t pixels = place.rows * tileWidth;
  for (std::size_t c = 0; c < 3; ++c) {
    float* const colour = sums.colour[c];
    const float background = m_scene.background[c];
    if (m_scene.style.hides)
      for (std::int64_t i = 0; i < pixels; ++i)
        colour[i] = (background + colour[i]) / (1 + sums.weight[i]);
    else
      for (std::int64_t i = 0; i < pixels; ++i)
        colour[i] += background;
  }
}

} // namespace deblend::shapes
