#include "views/backdrop.h"

#include "controllers/data_summaries.h"
#include "theme/density_picture.h"
#include "theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace deblend {
namespace {

double strength() {
  return currentTheme() == Theme::dark ? 0.34 : 0.22;
}

bool isDrawable(const Backdrop::Summary& summary) {
  return summary && summary->density.width > 0;
}

} // namespace

void Backdrop::setDensities(Summary source, Summary target) {
  m_source.summary = std::move(source);
  m_target.summary = std::move(target);
  restyle();
}

void Backdrop::restyle() {
  const RoleColours& colours = currentColours();
  m_source.picture = isDrawable(m_source.summary)
                         ? densityPicture(m_source.summary->density, toQColor(colours.source), strength())
                         : QImage();
  m_target.picture = isDrawable(m_target.summary)
                         ? densityPicture(m_target.summary->density, toQColor(colours.target), strength())
                         : QImage();
  m_scaled = {};
}

PlaneRectangle Backdrop::extent() const {
  return planeExtent(m_source.summary.get(), m_target.summary.get());
}

void Backdrop::draw(QPainter& painter, const PlaneViewport& viewport, double ratio) {
  if (m_scaled.isNull() || !(m_scaledFor == viewport) || m_scaled.devicePixelRatio() != ratio)
    render(viewport, ratio);
  painter.drawPixmap(0, 0, m_scaled);
}

void Backdrop::render(const PlaneViewport& viewport, double ratio) {
  m_scaled = QPixmap((viewport.size() * ratio).toSize());
  m_scaled.setDevicePixelRatio(ratio);
  m_scaled.fill(toQColor(currentColours().background));
  m_scaledFor = viewport;
  QPainter painter(&m_scaled);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  for (const Layer* layer : {&m_source, &m_target})
    if (!layer->picture.isNull())
      painter.drawImage(viewport.toView(layer->summary->density.rectangle), layer->picture);
  if (!m_framed)
    return;
  painter.setPen(toQColor(currentColours().grid));
  painter.drawRect(viewport.toView(extent()));
}

} // namespace deblend
