#pragma once

#include "data/image_tiles.h"

#include <QImage>

namespace deblend {

/// One of the tiles. Refers to its pixels: both must outlive the picture. Any thread.
QImage tilePicture(const ImageTiles& tiles, std::size_t index);

inline std::size_t tileCount(const ImageTiles& tiles) {
  const auto size = static_cast<std::size_t>(tiles.width) * static_cast<std::size_t>(tiles.height) *
                    static_cast<std::size_t>(tiles.channels);
  return size == 0 ? 0 : tiles.pixels.size() / size;
}

} // namespace deblend
