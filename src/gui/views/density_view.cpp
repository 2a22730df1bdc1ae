#include "views/density_view.h"

#include "theme/density_picture.h"
#include "theme/theme.h"
#include "views/plane_viewport.h"

#include <QPainter>

namespace deblend {

DensityView::DensityView(QWidget* parent) : QWidget(parent) {
  setMinimumSize(160, 160);
}

void DensityView::show(DataSummary summary, const QColor& hue) {
  m_summary = std::move(summary);
  m_hue = hue;
  update();
}

void DensityView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), toQColor(currentColours().background));
  if (!m_summary || m_summary->density.width <= 0)
    return;
  const PlaneRectangle& extent = m_summary->density.rectangle;
  const QRectF place = PlaneViewport::fitting(extent, size()).toView(extent);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(place, densityPicture(m_summary->density, m_hue, 1));
  painter.setPen(toQColor(currentColours().grid));
  painter.drawRect(place);
}

} // namespace deblend
