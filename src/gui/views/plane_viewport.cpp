#include "views/plane_viewport.h"

#include <algorithm>

namespace deblend {
namespace {

constexpr double leastScale = 20; // pixels a unit
constexpr double mostScale = 200'000;

} // namespace

PlaneViewport PlaneViewport::fitting(const PlaneRectangle& rectangle, const QSizeF& size, double margin) {
  PlaneViewport viewport;
  viewport.m_size = size;
  const double width = std::max(rectangle.right - rectangle.left, 1e-9);
  const double height = std::max(rectangle.bottom - rectangle.top, 1e-9);
  const double across = std::max(size.width() - 2 * margin, 1.0) / width;
  const double down = std::max(size.height() - 2 * margin, 1.0) / height;
  viewport.m_scale = std::min(across, down);
  viewport.m_left = rectangle.left + width / 2 - size.width() / 2 / viewport.m_scale;
  viewport.m_top = rectangle.top + height / 2 - size.height() / 2 / viewport.m_scale;
  return viewport;
}

QRectF PlaneViewport::toView(const PlaneRectangle& rectangle) const {
  return {toView(rectangle.left, rectangle.top), toView(rectangle.right, rectangle.bottom)};
}

PlaneRectangle PlaneViewport::visible() const {
  return {m_left, m_top, m_left + m_size.width() / m_scale, m_top + m_size.height() / m_scale};
}

void PlaneViewport::zoom(double factor, const QPointF& position) {
  const QPointF fixed = toPlane(position);
  m_scale = std::clamp(m_scale * factor, leastScale, mostScale);
  m_left = fixed.x() - position.x() / m_scale;
  m_top = fixed.y() - position.y() / m_scale;
}

void PlaneViewport::pan(const QPointF& delta) {
  m_left -= delta.x() / m_scale;
  m_top -= delta.y() / m_scale;
}

void PlaneViewport::resize(const QSizeF& size) {
  m_left += (m_size.width() - size.width()) / 2 / m_scale;
  m_top += (m_size.height() - size.height()) / 2 / m_scale;
  m_size = size;
}

} // namespace deblend
