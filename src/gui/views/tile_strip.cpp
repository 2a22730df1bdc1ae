#include "views/tile_strip.h"

#include "theme/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace deblend {
namespace {

constexpr int usualHeight = 64; ///< of a picture
constexpr int gap = 4;

} // namespace

TileStrip::TileStrip(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TileStrip::setTiles(std::vector<Tile> tiles) {
  m_tiles = std::move(tiles);
  m_marked = -1;
  updateGeometry();
  update();
}

void TileStrip::mark(int index) {
  if (index == m_marked)
    return;
  m_marked = index;
  update();
}

QSize TileStrip::drawnSize(const QSize& picture) const {
  if (picture.height() > usualHeight)
    return picture.scaled(4 * usualHeight, usualHeight, Qt::KeepAspectRatio);
  return picture * std::max(1, usualHeight / std::max(picture.height(), 1));
}

int TileStrip::pitch(const QSize& picture) const {
  const int words = fontMetrics().horizontalAdvance(QStringLiteral("0.000"));
  return std::max(drawnSize(picture).width(), words) + gap;
}

int TileStrip::room(const QSize& picture) const {
  return std::max(2, (width() + gap) / pitch(picture));
}

QRect TileStrip::rect(int index) const {
  const QSize picture = m_tiles[static_cast<std::size_t>(index)].picture.size();
  const QSize drawn = drawnSize(picture);
  const int cell = pitch(picture);
  return {QPoint(index * cell + (cell - gap - drawn.width()) / 2, 2), drawn};
}

int TileStrip::indexAt(const QPoint& position) const {
  for (int i = 0; i < static_cast<int>(m_tiles.size()); ++i)
    if (rect(i).adjusted(-gap / 2, -2, gap / 2, fontMetrics().height()).contains(position))
      return i;
  return -1;
}

QSize TileStrip::sizeHint() const {
  const int height = m_tiles.empty() ? usualHeight : drawnSize(m_tiles.front().picture.size()).height();
  return {2 * usualHeight, height + fontMetrics().height() + 6};
}

QSize TileStrip::minimumSizeHint() const {
  return sizeHint();
}

void TileStrip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  for (int i = 0; i < static_cast<int>(m_tiles.size()); ++i) {
    const Tile& tile = m_tiles[static_cast<std::size_t>(i)];
    const QRect place = rect(i);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, tile.picture.height() > place.height());
    painter.drawImage(place, tile.picture);
    const bool marked = i == m_marked;
    if (marked) {
      painter.setPen(QPen(toQColor(currentColours().target), 2));
      painter.drawRect(QRectF(place).adjusted(-1, -1, 1, 1));
    }
    painter.setPen(marked ? palette().color(QPalette::WindowText) : toQColor(currentColours().mutedText));
    const QRect words(place.center().x() - pitch(tile.picture.size()) / 2, place.bottom() + 3,
                      pitch(tile.picture.size()), fontMetrics().height());
    painter.drawText(words, Qt::AlignHCenter, tile.caption);
  }
}

void TileStrip::mousePressEvent(QMouseEvent* event) {
  if (const int index = indexAt(event->pos()); index >= 0)
    Q_EMIT clicked(index);
}

bool TileStrip::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip)
    return QWidget::event(event);
  auto* help = static_cast<QHelpEvent*>(event);
  const int index = indexAt(help->pos());
  QToolTip::showText(help->globalPos(),
                     index < 0 ? QString() : m_tiles[static_cast<std::size_t>(index)].toolTip, this);
  return true;
}

} // namespace deblend
