#include "theme/tile_picture.h"

namespace deblend {

QImage tilePicture(const ImageTiles& tiles, std::size_t index) {
  const int line = tiles.width * tiles.channels;
  const auto size = static_cast<std::size_t>(line) * static_cast<std::size_t>(tiles.height);
  const auto format = tiles.channels == 3 ? QImage::Format_RGB888 : QImage::Format_Grayscale8;
  return {tiles.pixels.data() + index * size, tiles.width, tiles.height, line, format};
}

} // namespace deblend
