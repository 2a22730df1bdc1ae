#include "views/point_layer.h"

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

/// A dot's share of the light of a pixel, 0 to 256.
struct Dot {
  double x = 0;
  double y = 0;
  double radius = 1;
  double opacity = 1;

  unsigned coverage(int column, int row) const {
    const double distance = std::hypot(column + 0.5 - x, row + 0.5 - y);
    return static_cast<unsigned>(256 * opacity * std::clamp(radius + 0.5 - distance, 0.0, 1.0));
  }
};

/// Source over destination, both premultiplied.
QRgb blended(QRgb below, const QColor& colour, unsigned coverage) {
  const unsigned rest = 256 - coverage;
  const auto channel = [&](int above, int under) {
    return static_cast<int>((static_cast<unsigned>(above) * coverage + static_cast<unsigned>(under) * rest) >>
                            8);
  };
  return qRgba(channel(colour.red(), qRed(below)), channel(colour.green(), qGreen(below)),
               channel(colour.blue(), qBlue(below)), channel(255, qAlpha(below)));
}

void drawDot(QImage& picture, const Dot& dot, const QColor& colour) {
  const int left = std::max(0, static_cast<int>(std::floor(dot.x - dot.radius - 0.5)));
  const int right = std::min(picture.width() - 1, static_cast<int>(std::ceil(dot.x + dot.radius)));
  const int top = std::max(0, static_cast<int>(std::floor(dot.y - dot.radius - 0.5)));
  const int bottom = std::min(picture.height() - 1, static_cast<int>(std::ceil(dot.y + dot.radius)));
  for (int row = top; row <= bottom; ++row) {
    auto* line = reinterpret_cast<QRgb*>(picture.scanLine(row));
    for (int column = left; column <= right; ++column)
      if (const unsigned coverage = dot.coverage(column, row))
        line[column] = blended(line[column], colour, coverage);
  }
}

} // namespace

PointLook pointLook(std::size_t count, double side) {
  const double density = std::sqrt(static_cast<double>(std::max<std::size_t>(count, 1)));
  return {std::clamp(side / density * 0.13, 1.0, 4.5), std::clamp(60.0 / density, 0.35, 0.9)};
}

void drawPoints(QImage& picture, std::span<const float> points, const PlaneViewport& viewport, double ratio,
                const QColor& colour, const PointLook& look) {
  const double reach = look.radius * ratio + 1;
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    if (!std::isfinite(points[i]) || !std::isfinite(points[i + 1]))
      continue;
    const QPointF position = viewport.toView(points[i], points[i + 1]) * ratio;
    if (position.x() < -reach || position.y() < -reach || position.x() > picture.width() + reach ||
        position.y() > picture.height() + reach)
      continue;
    drawDot(picture, {position.x(), position.y(), look.radius * ratio, look.opacity}, colour);
  }
}

} // namespace deblend
