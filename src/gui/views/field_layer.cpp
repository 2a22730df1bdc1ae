#include "views/field_layer.h"

#include "plots/field_arrows.h"

#include <QPainter>

#include <algorithm>

namespace deblend {

PlotField plotFieldOf(const VectorField& field) {
  const PlaneRectangle& place = field.rectangle;
  return {.columns = field.columns,
          .rows = field.rows,
          .vectors = field.vectors,
          .area = {place.left, place.top, place.right - place.left, place.bottom - place.top}};
}

void drawField(QPainter& painter, const VectorField& field, const PlaneViewport& viewport,
               const QColor& colour, double spacing) {
  if (field.columns <= 0 || field.rows <= 0)
    return;
  const double cell = (field.rectangle.right - field.rectangle.left) / field.columns * viewport.scale();
  const auto toView = [&](double x, double y) {
    const QPointF place = viewport.toView(x, y);
    return PixelPoint{.x = place.x(), .y = place.y()};
  };
  std::vector<QLineF> lines;
  for (const ArrowLine& line : fieldArrows(plotFieldOf(field), toView, std::max(spacing, cell)))
    lines.emplace_back(line.from.x, line.from.y, line.to.x, line.to.y);
  painter.setPen(QPen(colour, 1.2, Qt::SolidLine, Qt::RoundCap));
  painter.drawLines(lines.data(), static_cast<int>(lines.size()));
}

} // namespace deblend
