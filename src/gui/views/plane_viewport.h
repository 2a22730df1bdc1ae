#pragma once

#include "data/density_grid.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace deblend {

/// Which part of the plane a view shows, and where: one scale for both axes, y downward. A value.
class PlaneViewport {
public:
  /// A view of so many pixels that shows a whole rectangle, centred, with a margin of so many pixels around
  /// it.
  static PlaneViewport fitting(const PlaneRectangle& rectangle, const QSizeF& size, double margin = 12);

  QPointF toView(double x, double y) const { return {(x - m_left) * m_scale, (y - m_top) * m_scale}; }
  QPointF toPlane(const QPointF& position) const {
    return {m_left + position.x() / m_scale, m_top + position.y() / m_scale};
  }
  QRectF toView(const PlaneRectangle& rectangle) const;
  /// What is seen of the plane.
  PlaneRectangle visible() const;
  /// Pixels a unit of the plane.
  double scale() const { return m_scale; }
  const QSizeF& size() const { return m_size; }

  /// Keeps the point of the plane under `position` where it is.
  void zoom(double factor, const QPointF& position);
  void pan(const QPointF& delta);
  /// Keeps the centre of what is seen.
  void resize(const QSizeF& size);

  bool operator==(const PlaneViewport&) const = default;

private:
  double m_left = 0;
  double m_top = 0;
  double m_scale = 1;
  QSizeF m_size;
};

} // namespace deblend
