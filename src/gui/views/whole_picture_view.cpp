#include "views/whole_picture_view.h"

#include "theme/theme.h"
#include "theme/tile_picture.h"

#include <QPainter>

#include <algorithm>

namespace deblend {
namespace {

constexpr int margin = 12;
constexpr double mostScale = 32; ///< of small pictures, whose pixels are then squares

} // namespace

WholePictureView::WholePictureView(QWidget* parent) : QWidget(parent) {
  setMinimumSize(160, 160);
}

void WholePictureView::show(const DataSummary& summary) {
  m_summary = summary;
  update();
}

QRectF WholePictureView::place() const {
  if (!m_summary || tileCount(m_summary->tiles) == 0)
    return {};
  const QSizeF picture(m_summary->tiles.width, m_summary->tiles.height);
  const QSizeF room(width() - 2.0 * margin, height() - 2.0 * margin);
  const double fitting = std::min(room.width() / picture.width(), room.height() / picture.height());
  const QSizeF size = picture * std::min(fitting, mostScale);
  return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void WholePictureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), toQColor(currentColours().background));
  const QRectF area = place();
  if (area.isEmpty())
    return;
  const QImage picture = tilePicture(m_summary->tiles, 0);
  const double ratio = devicePixelRatioF();
  const QSize pixels = (area.size() * ratio).toSize().expandedTo({1, 1});
  if (pixels.width() >= picture.width())
    painter.drawImage(area, picture);
  else // of a reduced picture each pixel counts
    painter.drawImage(area, picture.scaled(pixels, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

} // namespace deblend
