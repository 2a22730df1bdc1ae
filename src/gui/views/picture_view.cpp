#include "views/picture_view.h"

#include "theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr int margin = 12;
constexpr double notchFactor = 1.2;
constexpr double leastSide = 16;
constexpr double mostSide = 65'536;

} // namespace

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
  setMinimumSize(96, 96);
}

void PictureView::setPicture(const QImage& picture) {
  m_picture = picture;
  update();
}

void PictureView::setCaption(const ViewCaption& caption) {
  m_caption = caption;
  update();
}

void PictureView::fit() {
  m_side.reset();
  m_centre = {0.5, 0.5};
  update();
}

void PictureView::follow(const PictureView& other) {
  m_side = other.m_side;
  m_centre = other.m_centre;
  update();
}

int PictureView::neededSide() const {
  return std::max(static_cast<int>(std::lround(side() * devicePixelRatioF())), 1);
}

/// As long as nothing is known of the picture, it may be a square.
double PictureView::fittingSide() const {
  const QSizeF picture = m_picture.isNull() ? QSizeF(1, 1) : QSizeF(m_picture.size());
  const QSizeF room(std::max(width() - 2 * margin, 1), std::max(height() - 2 * margin, 1));
  const QSizeF size = picture.scaled(room, Qt::KeepAspectRatio);
  return std::max(size.width(), size.height());
}

QSizeF PictureView::shownSize() const {
  return QSizeF(m_picture.size()).scaled(side(), side(), Qt::KeepAspectRatio);
}

QRectF PictureView::place() const {
  const QSizeF size = shownSize();
  return {QPointF(width() / 2.0 - m_centre.x() * size.width(), height() / 2.0 - m_centre.y() * size.height()),
          size};
}

void PictureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), toQColor(currentColours().background));
  if (!m_picture.isNull()) {
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place(), m_picture);
  }
  paintCaption(painter, m_caption, rect());
}

void PictureView::resizeEvent(QResizeEvent*) {
  Q_EMIT moved();
}

void PictureView::wheelEvent(QWheelEvent* event) {
  event->accept();
  const int turned = event->angleDelta().y();
  if (turned == 0 || m_picture.isNull())
    return;
  const QRectF before = place();
  const QPointF fixed((event->position().x() - before.left()) / before.width(),
                      (event->position().y() - before.top()) / before.height());
  m_side = std::clamp(side() * std::pow(notchFactor, turned / 120.0), leastSide, mostSide);
  const QSizeF size = shownSize();
  const QPointF fromMiddle = event->position() - QPointF(width() / 2.0, height() / 2.0);
  m_centre = fixed - QPointF(fromMiddle.x() / size.width(), fromMiddle.y() / size.height());
  update();
  Q_EMIT moved();
}

void PictureView::mousePressEvent(QMouseEvent* event) {
  m_dragFrom = event->position();
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton) || m_picture.isNull())
    return;
  setCursor(Qt::ClosedHandCursor);
  const QPointF way = event->position() - m_dragFrom;
  const QSizeF size = shownSize();
  m_side = side();
  m_centre -= QPointF(way.x() / size.width(), way.y() / size.height());
  m_dragFrom = event->position();
  update();
  Q_EMIT moved();
}

void PictureView::mouseReleaseEvent(QMouseEvent*) {
  unsetCursor();
}

void PictureView::mouseDoubleClickEvent(QMouseEvent*) {
  fit();
  Q_EMIT moved();
}

void PictureView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event))
    update();
}

} // namespace deblend
