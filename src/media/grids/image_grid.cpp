#include "grids/image_grid.h"

#include "picture/media_error.h"
#include "plots/alpha_bar.h"
#include "plots/cairo_layer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace deblend {
namespace {

constexpr int visibleSide = 64;     // pixels that a small tile is enlarged to, about
constexpr int chosenLongest = 2048; // a chosen scale makes no longer side than this
constexpr int hairline = 1;
constexpr double captionSize = 11;

// What a cell shows of one tile: channels that are no colour stand beside each other.
int tileColumns(const Tiles& tiles) {
  return tiles.channels == 3 ? tiles.width : tiles.width * tiles.channels;
}

std::size_t valuesPerTile(const Tiles& tiles) {
  return static_cast<std::size_t>(tiles.channels) * static_cast<std::size_t>(tiles.height) *
         static_cast<std::size_t>(tiles.width);
}

// Throws unless `values` are a whole number of cells.
int cellCount(const Tiles& tiles, std::size_t values, const GridOptions& options) {
  if (tiles.channels < 1 || tiles.height < 1 || tiles.width < 1 || options.group < 1) {
    throw MediaError("Cannot draw a grid of tiles without pixels.");
  }
  const std::size_t perCell = valuesPerTile(tiles) * static_cast<std::size_t>(options.group);
  if (values == 0 || values % perCell != 0) {
    throw MediaError("Cannot draw a grid from " + std::to_string(values) +
                     " values: a whole number of cells with " + std::to_string(perCell) +
                     " values each is needed.");
  }
  const std::size_t cells = values / perCell;
  if (!options.captions.empty() && options.captions.size() != cells) {
    throw MediaError("Cannot draw a grid of " + std::to_string(cells) + " cells with " +
                     std::to_string(options.captions.size()) + " captions.");
  }
  // More cells than this fit no picture; the limit keeps all sums within an int.
  return static_cast<int>(std::min<std::size_t>(cells, maximumPicturePixels));
}

int ceilDivide(int count, int by) {
  return (count + by - 1) / by;
}

void chooseShape(int cells, double aspect, GridLayout& layout) {
  if (layout.columns < 1 && layout.rows < 1) {
    layout.columns = std::clamp(static_cast<int>(std::ceil(std::sqrt(cells / aspect) - 1e-9)), 1, cells);
  }
  if (layout.columns < 1) {
    layout.columns = ceilDivide(cells, layout.rows);
  }
  if (layout.rows < 1) {
    layout.rows = ceilDivide(cells, layout.columns);
  }
  if (static_cast<std::int64_t>(layout.columns) * layout.rows < cells) {
    throw MediaError("A grid of " + std::to_string(layout.columns) + " × " + std::to_string(layout.rows) +
                     " has no room for " + std::to_string(cells) + " cells.");
  }
}

int chosenScale(const Tiles& tiles, const GridLayout& layout) {
  const int longer = std::max(tiles.width, tiles.height);
  const int wished = std::max(ceilDivide(visibleSide, longer), 1);
  const std::int64_t across = static_cast<std::int64_t>(tileColumns(tiles)) * layout.group * layout.columns;
  const std::int64_t down = static_cast<std::int64_t>(tiles.height) * layout.rows;
  const auto fitting = static_cast<int>(chosenLongest / std::max(across, down));
  return std::clamp(fitting, 1, wished);
}

std::uint8_t level(float value) {
  if (!(value > 0)) {
    return 0;
  }
  return static_cast<std::uint8_t>(std::lround(std::min(value, 1.0F) * 255));
}

// The colour at column `x` of what a cell shows of a tile.
Rgb tileColour(const Tiles& tiles, const float* tile, int x, int y) {
  const std::ptrdiff_t plane = static_cast<std::ptrdiff_t>(tiles.height) * tiles.width;
  if (tiles.channels == 3) {
    const float* red = tile + static_cast<std::ptrdiff_t>(y) * tiles.width + x;
    return {.red = level(red[0]), .green = level(red[plane]), .blue = level(red[2 * plane])};
  }
  const std::uint8_t gray =
      level(tile[x / tiles.width * plane + static_cast<std::ptrdiff_t>(y) * tiles.width + x % tiles.width]);
  return {.red = gray, .green = gray, .blue = gray};
}

void fillRow(Picture& picture, int left, int top, int width, Rgb colour) {
  std::uint8_t* bytes = picture.rgb.data() + pixelOffset(picture, left, top);
  for (int x = 0; x < width; ++x) {
    *bytes++ = colour.red;
    *bytes++ = colour.green;
    *bytes++ = colour.blue;
  }
}

void drawTile(Picture& picture, const Tiles& tiles, const float* tile, const PixelArea& area, int scale) {
  for (int y = 0; y < tiles.height; ++y) {
    const int top = area.top + y * scale;
    for (int x = 0; x < tileColumns(tiles); ++x) {
      fillRow(picture, area.left + x * scale, top, scale, tileColour(tiles, tile, x, y));
    }
    const std::size_t bytes = static_cast<std::size_t>(area.width) * 3;
    const std::uint8_t* row = picture.rgb.data() + pixelOffset(picture, area.left, top);
    for (int copy = 1; copy < scale; ++copy) {
      std::copy_n(row, bytes, picture.rgb.data() + pixelOffset(picture, area.left, top + copy));
    }
  }
}

void drawCaptions(Picture& picture, const GridLayout& layout, const GridOptions& options) {
  CairoLayer layer(picture, {.left = 0, .top = 0, .width = picture.width, .height = picture.height});
  const TextStyle style = {
      .size = captionSize, .colour = roleColours(options.theme).text, .align = TextAlign::centre};
  for (std::size_t cell = 0; cell < options.captions.size(); ++cell) {
    const PixelArea area = layout.tileArea(static_cast<int>(cell) * layout.group);
    drawText(layer, shortenedText(layer, options.captions[cell], layout.cellWidth, style),
             area.left + layout.cellWidth / 2.0, area.top + area.height + 1.2 * captionSize, style);
  }
  layer.flush();
}

GridLayout layOutCells(const Tiles& tiles, int cells, const GridOptions& options) {
  GridLayout layout;
  layout.columns = options.columns;
  layout.rows = options.rows;
  layout.group = options.group;
  chooseShape(cells, static_cast<double>(tileColumns(tiles)) * options.group / tiles.height, layout);
  layout.scale = options.scale > 0 ? options.scale : chosenScale(tiles, layout);
  const std::int64_t limit = maximumPictureSide;
  const std::int64_t cellWidth = std::int64_t{tileColumns(tiles)} * layout.scale * layout.group;
  const std::int64_t cellHeight = std::int64_t{tiles.height} * layout.scale;
  if (cellWidth * layout.columns > limit || cellHeight * layout.rows > limit) {
    throw MediaError("A grid of " + std::to_string(layout.columns) + " × " + std::to_string(layout.rows) +
                     " tiles would be larger than a picture may be, which is " + std::to_string(limit) +
                     " pixels a side: ask for fewer tiles.");
  }
  layout.tileWidth = tileColumns(tiles) * layout.scale;
  layout.tileHeight = tiles.height * layout.scale;
  layout.cellWidth = layout.group * (layout.tileWidth + hairline) - hairline;
  layout.gutter = layout.group > 1 ? 6 : 2;
  layout.captionHeight = options.captions.empty() ? 0 : 16;
  layout.footerHeight = options.alpha ? 32 : 0;
  checkPictureSize(layout.width(), layout.height());
  return layout;
}

} // namespace

PixelArea GridLayout::tileArea(int index) const {
  const int cell = index / group;
  return {.left = gutter + cell % columns * (cellWidth + gutter) + index % group * (tileWidth + hairline),
          .top = gutter + cell / columns * (tileHeight + captionHeight + gutter),
          .width = tileWidth,
          .height = tileHeight};
}

GridLayout layOutGrid(const Tiles& tiles, const GridOptions& options) {
  return layOutCells(tiles, cellCount(tiles, tiles.values.size(), options), options);
}

GridLayout layOutGrid(const Tiles& shape, std::size_t count, const GridOptions& options) {
  return layOutCells(shape, cellCount(shape, count * valuesPerTile(shape), options), options);
}

Picture drawImageGrid(const Tiles& tiles, const GridOptions& options) {
  const GridLayout layout = layOutGrid(tiles, options);
  Picture picture = makePicture(layout.width(), layout.height(), roleColours(options.theme).background);
  const std::size_t size = valuesPerTile(tiles);
  const auto count = static_cast<int>(tiles.values.size() / size);
  for (int index = 0; index < count; ++index) {
    drawTile(picture, tiles, tiles.values.data() + static_cast<std::size_t>(index) * size,
             layout.tileArea(index), layout.scale);
  }
  if (!options.captions.empty()) {
    drawCaptions(picture, layout, options);
  }
  if (options.alpha) {
    constexpr int margin = 6;
    const PixelArea footer = {.left = margin,
                              .top = layout.gridHeight(),
                              .width = std::max(layout.width() - 2 * margin, 1),
                              .height = layout.footerHeight};
    drawAlphaProgress(picture, {.area = footer, .unit = 0.6, .theme = options.theme}, *options.alpha);
  }
  return picture;
}

Picture drawSingleTile(const Tiles& tiles) {
  cellCount(tiles, tiles.values.size(), {});
  Picture picture = makePicture(tileColumns(tiles), tiles.height, {});
  drawTile(picture, tiles, tiles.values.data(),
           {.left = 0, .top = 0, .width = picture.width, .height = picture.height}, 1);
  return picture;
}

} // namespace deblend
