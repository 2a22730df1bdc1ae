#include "views/class_points_view.h"

#include "theme/theme.h"
#include "views/class_points.h"

#include <QPainter>

namespace deblend {

ClassPointsView::ClassPointsView(QWidget* parent) : QWidget(parent) {
  setMinimumSize(160, 160);
}

void ClassPointsView::show(const DataSummary& summary) {
  m_summary = summary;
  update();
}

void ClassPointsView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), toQColor(currentColours().background));
  if (!m_summary || m_summary->labelledPoints.count() == 0)
    return;
  const PlaneRectangle& extent = m_summary->density.rectangle;
  const PlaneViewport viewport = PlaneViewport::fitting(extent, size());
  painter.setPen(toQColor(currentColours().grid));
  painter.drawRect(viewport.toView(extent));
  const double ratio = devicePixelRatioF();
  QImage picture((QSizeF(size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
  picture.setDevicePixelRatio(ratio);
  picture.fill(Qt::transparent);
  drawClassPoints(picture, m_summary->labelledPoints, viewport, ratio);
  painter.drawImage(QPointF(0, 0), picture);
}

} // namespace deblend
