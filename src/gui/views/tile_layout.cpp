#include "views/tile_layout.h"

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

/// The largest scale at which so many tiles of a length fit into a room; may be 0.
int largestScale(int tiles, int length, int room, int gap) {
  return (room - (tiles - 1) * gap) / std::max(tiles * length, 1);
}

} // namespace

TileLayout TileLayout::fitting(int count, const QSize& tile, const QSize& area, int gap) {
  TileLayout best{count, tile, gap, 1, 0};
  int bestRest = 0;
  for (int columns = 1; columns <= count; ++columns) {
    TileLayout tried{count, tile, gap, columns, 0};
    tried.scale = std::min(largestScale(columns, tile.width(), area.width(), gap),
                           largestScale(tried.rows(), tile.height(), area.height(), gap));
    const int rest = columns * tried.rows() - count;
    const bool better = tried.scale > best.scale || (tried.scale == best.scale && rest < bestRest);
    if (tried.scale > 0 && better) {
      best = tried;
      bestRest = rest;
    }
  }
  if (best.scale > 0)
    return best;
  best.scale = 1;
  best.columns = std::clamp((area.width() + gap) / std::max(tile.width() + gap, 1), 1, std::max(count, 1));
  return best;
}

QSize TileLayout::size() const {
  const int wide = std::min(columns, count);
  return {std::max(0, wide * (tile.width() * scale + gap) - gap),
          std::max(0, rows() * (tile.height() * scale + gap) - gap)};
}

QRect TileLayout::rect(int index) const {
  const QSize drawn = tile * scale;
  return {QPoint(index % columns * (drawn.width() + gap), index / columns * (drawn.height() + gap)), drawn};
}

int TileLayout::indexAt(const QPoint& position) const {
  if (position.x() < 0 || position.y() < 0 || count == 0)
    return -1;
  const int column = position.x() / (tile.width() * scale + gap);
  const int row = position.y() / (tile.height() * scale + gap);
  const int index = row * columns + column;
  return column < columns && index < count && rect(index).contains(position) ? index : -1;
}

} // namespace deblend
