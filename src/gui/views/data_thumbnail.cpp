#include "views/data_thumbnail.h"

#include "theme/density_picture.h"
#include "theme/theme.h"
#include "theme/tile_picture.h"
#include "views/class_points.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr int leastTileSide = 10; ///< pixels under which nothing can be made out

/// As many tiles in rows and columns as can be made out in a square of so many pixels.
int tilesAcross(std::size_t count, int side) {
  const int byCount = static_cast<int>(std::sqrt(static_cast<double>(count)));
  return std::clamp(side / leastTileSide, 1, std::max(byCount, 1));
}

void drawTiles(QPainter& painter, const ImageTiles& tiles, int side) {
  const int across = tilesAcross(tileCount(tiles), side);
  const double pitch = (side - 2.0) / across;
  for (int i = 0; i < across * across; ++i) {
    const QImage tile = tilePicture(tiles, static_cast<std::size_t>(i));
    const QSizeF size = QSizeF(tile.size()).scaled(pitch, pitch, Qt::KeepAspectRatio);
    const QPointF corner(1 + i % across * pitch + (pitch - size.width()) / 2,
                         1 + i / across * pitch + (pitch - size.height()) / 2);
    const QSize pixels = (size * painter.device()->devicePixelRatioF()).toSize().expandedTo({1, 1});
    if (pixels.width() < tile.width() / 2) // where the painter would leave pixels out
      painter.drawImage(QRectF(corner, size),
                        tile.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    else
      painter.drawImage(QRectF(corner, size), tile);
  }
}

} // namespace

QImage dataThumbnail(const DataSummary& summary, const QColor& hue, int side, double devicePixelRatio) {
  const bool hasTiles = summary && tileCount(summary->tiles) > 0;
  const bool hasClasses = summary && summary->labelledPoints.count() > 0;
  if (!hasTiles && !hasClasses)
    return densityThumbnail(summary ? summary->density : DensityGrid(), hue, side, devicePixelRatio);
  const int pixels = static_cast<int>(std::lround(side * devicePixelRatio));
  QImage thumbnail(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
  thumbnail.setDevicePixelRatio(devicePixelRatio);
  thumbnail.fill(toQColor(currentColours().background));
  if (hasClasses)
    drawClassPoints(thumbnail, summary->labelledPoints,
                    PlaneViewport::fitting(summary->density.rectangle, QSizeF(side, side), 2),
                    devicePixelRatio);
  QPainter painter(&thumbnail);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  if (hasTiles)
    drawTiles(painter, summary->tiles, side);
  painter.setPen(hue);
  painter.drawRect(QRectF(0.5, 0.5, side - 1, side - 1));
  return thumbnail;
}

} // namespace deblend
