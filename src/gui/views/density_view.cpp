#include "views/density_view.h"

#include "theme/density_picture.h"
#include "theme/theme.h"
#include "views/plane_viewport.h"

#include <QPainter>

namespace deblend {

DensityView::DensityView(QWidget* parent) : QWidget(parent) {
  setMinimumSize(160, 160);
}

void DensityView::show(std::shared_ptr<const DensityGrid> density, const QColor& hue) {
  m_density = std::move(density);
  m_hue = hue;
  update();
}

void DensityView::setCaption(const ViewCaption& caption) {
  m_caption = caption;
  update();
}

void DensityView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), toQColor(currentColours().background));
  if (m_density && m_density->width > 0) {
    const PlaneRectangle& extent = m_density->rectangle;
    const QRectF place = PlaneViewport::fitting(extent, size()).toView(extent);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, densityPicture(*m_density, m_hue, 1));
    painter.setPen(toQColor(currentColours().grid));
    painter.drawRect(place);
  }
  paintCaption(painter, m_caption, rect());
}

} // namespace deblend
