#include "views/field_layer.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

/// The length under which nine in ten velocities stay, so that a single large one does not shrink the rest.
double commonLength(const VectorField& field) {
  std::vector<double> lengths;
  for (std::size_t i = 0; i + 1 < field.vectors.size(); i += 2) {
    const double length = std::hypot(field.vectors[i], field.vectors[i + 1]);
    if (std::isfinite(length))
      lengths.push_back(length);
  }
  if (lengths.empty())
    return 0;
  const auto at =
      lengths.begin() + static_cast<std::ptrdiff_t>(0.9 * static_cast<double>(lengths.size() - 1));
  std::ranges::nth_element(lengths, at);
  return *at;
}

void addArrow(std::vector<QLineF>& lines, const QPointF& tail, const QPointF& along) {
  const double length = std::hypot(along.x(), along.y());
  if (!(length >= 1))
    return;
  const QPointF tip = tail + along;
  const QPointF back = along / length * std::min(length * 0.4, 4.5);
  const QPointF side(-back.y() * 0.6, back.x() * 0.6);
  lines.emplace_back(tail, tip);
  lines.emplace_back(tip, tip - back + side);
  lines.emplace_back(tip, tip - back - side);
}

} // namespace

void drawField(QPainter& painter, const VectorField& field, const PlaneViewport& viewport,
               const QColor& colour) {
  const double common = commonLength(field);
  if (common <= 0 || field.columns <= 0 || field.rows <= 0)
    return;
  const double cellWidth = (field.rectangle.right - field.rectangle.left) / field.columns;
  const double cellHeight = (field.rectangle.bottom - field.rectangle.top) / field.rows;
  const double longest = 0.95 * std::min(cellWidth, cellHeight) * viewport.scale();
  std::vector<QLineF> lines;
  for (int row = 0; row < field.rows; ++row) {
    for (int column = 0; column < field.columns; ++column) {
      const auto at = static_cast<std::size_t>(row * field.columns + column) * 2;
      QPointF along = QPointF(field.vectors[at], field.vectors[at + 1]) / common * longest;
      if (const double length = std::hypot(along.x(), along.y()); length > 1.4 * longest)
        along *= 1.4 * longest / length;
      addArrow(lines,
               viewport.toView(field.rectangle.left + (column + 0.5) * cellWidth,
                               field.rectangle.top + (row + 0.5) * cellHeight),
               along);
    }
  }
  painter.setPen(QPen(colour, 1.2, Qt::SolidLine, Qt::RoundCap));
  painter.drawLines(lines.data(), static_cast<int>(lines.size()));
}

} // namespace deblend
