#pragma once

#include "colours/role_colours.h"
#include "picture/picture.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace deblend {

// Pictures of equal size, [N, C, H, W] from 0 to 1: gray for one channel, red, green and blue for three, else
// each channel in gray beside the one before. What lies beyond is cut off; what is no number is black.
struct Tiles {
  std::span<const float> values;
  int channels = 1;
  int height = 1;
  int width = 1;
};

struct GridOptions {
  // Of cells, filled row by row. 0 chooses: about as wide as high.
  int columns = 0;
  int rows = 0;
  // How many tiles that follow each other stand side by side in one cell: 2 for source and result.
  int group = 1;
  // Pixels a side that each pixel of a tile takes. 0 chooses one at which small tiles are seen.
  int scale = 0;
  Theme theme = Theme::light;
  // A line below each cell, as many as there are cells, or none.
  std::vector<std::string> captions;
  // Shown below the grid: "α = 0.42" with a bar that is filled up to there.
  std::optional<double> alpha;
};

// Where the tiles of a grid lie in its picture.
struct GridLayout {
  int columns = 0;
  int rows = 0;
  int group = 1;
  int scale = 1;
  int tileWidth = 0; // pixels, scaled
  int tileHeight = 0;
  int cellWidth = 0; // the tiles of a group and the hairlines between them
  int gutter = 0;    // around every cell
  int captionHeight = 0;
  int footerHeight = 0;

  int width() const { return columns * (cellWidth + gutter) + gutter; }
  int gridHeight() const { return rows * (tileHeight + captionHeight + gutter) + gutter; }
  int height() const { return gridHeight() + footerHeight; }
  // The pixels of tile `index`, row by row through the cells.
  PixelArea tileArea(int index) const;
};

// Throws MediaError for values that are no whole number of tiles, tiles that are no whole number of groups,
// captions of another number than the cells, and a grid with too few cells or of a size that a picture cannot
// have.
GridLayout layOutGrid(const Tiles& tiles, const GridOptions& options);
// The same for tiles that are still to be made: `count` of them, each like those of `shape`, whose values are
// not looked at.
GridLayout layOutGrid(const Tiles& shape, std::size_t count, const GridOptions& options);

Picture drawImageGrid(const Tiles& tiles, const GridOptions& options);

// The first tile alone, a pixel for each of its places.
Picture drawSingleTile(const Tiles& tiles);

} // namespace deblend
