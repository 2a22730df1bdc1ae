#include "theme/density_picture.h"

#include "theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deblend {

QImage densityPicture(const DensityGrid& density, const QColor& hue, double strength) {
  if (density.width <= 0 || density.height <= 0)
    return {};
  QImage picture(density.width, density.height, QImage::Format_ARGB32_Premultiplied);
  for (int y = 0; y < density.height; ++y) {
    auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
    for (int x = 0; x < density.width; ++x) {
      const float value =
          density.values[static_cast<std::size_t>(y) * static_cast<std::size_t>(density.width) +
                         static_cast<std::size_t>(x)];
      const int alpha = static_cast<int>(std::lround(255 * strength * std::clamp(value, 0.0F, 1.0F)));
      line[x] = qPremultiply(qRgba(hue.red(), hue.green(), hue.blue(), alpha));
    }
  }
  return picture;
}

QImage densityThumbnail(const DensityGrid& density, const QColor& hue, int side, double devicePixelRatio) {
  const int pixels = static_cast<int>(std::lround(side * devicePixelRatio));
  QImage thumbnail(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
  thumbnail.setDevicePixelRatio(devicePixelRatio);
  thumbnail.fill(toQColor(currentColours().background));
  QPainter painter(&thumbnail);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QImage picture = densityPicture(density, hue, 1.0);
  if (!picture.isNull()) {
    const QSizeF size = QSizeF(picture.size()).scaled(side - 2, side - 2, Qt::KeepAspectRatio);
    painter.drawImage(
        QRectF((side - size.width()) / 2, (side - size.height()) / 2, size.width(), size.height()), picture);
  }
  painter.setPen(toQColor(currentColours().frame));
  painter.drawRect(QRectF(0.5, 0.5, side - 1, side - 1));
  return thumbnail;
}

} // namespace deblend
