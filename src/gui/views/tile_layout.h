#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>

namespace deblend {

/// Tiles of one size in rows, each pixel of theirs drawn as a whole number of pixels, so that nothing blurs.
/// A value; everything in pixels of the screen.
struct TileLayout {
  int count = 0;
  QSize tile; ///< of the pictures
  int gap = 2;
  int columns = 1;
  int scale = 1;

  /// The columns and the largest scale at which all tiles fit into an area; scale 1 where none does.
  static TileLayout fitting(int count, const QSize& tile, const QSize& area, int gap);

  int rows() const { return count == 0 ? 0 : (count + columns - 1) / columns; }
  QSize size() const;
  QRect rect(int index) const;
  /// −1 between the tiles and beside them.
  int indexAt(const QPoint& position) const;

  bool operator==(const TileLayout&) const = default;
};

} // namespace deblend
