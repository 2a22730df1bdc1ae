#pragma once

#include "fourier_shape.h"

#include <cstdint>

namespace deblend::shapes {

/// Pixels of a tile along x; a multiple of every vector's lanes.
inline constexpr std::int64_t tileWidth = 64;
inline constexpr std::int64_t tileHeight = 16;
inline constexpr std::int64_t tilePixels = tileWidth * tileHeight;

/// Where the tile's pixel centres lie: that of column i and row j at (left + i·stepX, top + j·stepY).
template <typename T>
struct TilePlace {
  T left = 0;
  T top = 0;
  T stepX = 0;
  T stepY = 0;
  std::int64_t rows = tileHeight;
};

/// Sums over shapes at each pixel of a tile, or the loss's gradients by them. A weight is the coverage, times
/// e^depth where shapes hide each other.
template <typename T>
struct TileSums {
  alignas(64) T colour[3][tilePixels] = {}; ///< of weight · colour
  alignas(64) T weight[tilePixels] = {};
};

/// Adds a shape, a row of columnCount(style.harmonics) numbers. T is float or double.
template <typename T>
void addShape(const T* shape, const ShapeStyle& style, const TilePlace<T>& place, TileSums<T>& sums);

/// Adds the loss's gradient by the shape's parameters to `shapeGradient`, from that by the sums. Nearer to
/// the middle than a fiftieth of the edge's width, where the angle means little, the angle's part is held
/// bounded.
template <typename T>
void addShapeGradient(const T* shape, const ShapeStyle& style, const TilePlace<T>& place,
                      const TileSums<T>& gradients, T* shapeGradient);

} // namespace deblend::shapes
