#include "painting/painting.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace deblend {
namespace {

/// Between touches of a stroke, in radii: close enough that single ones cannot be seen.
constexpr double spacing = 0.2;

/// 1 in the middle, 0 at the edge, smooth at both.
double softness(double distance, double radius) {
  const double inside = 1 - distance / radius;
  return inside <= 0 ? 0 : inside * inside * (3 - 2 * inside);
}

/// The value after a touch: at least one level nearer to its end, so that weak touches add up as well.
std::uint8_t touched(std::uint8_t value, double amount, bool erases) {
  const double end = erases ? 0 : 255;
  const double change = amount * (end - value);
  const double moved = std::abs(change) < 1 && amount > 0.02 ? std::copysign(1.0, change) : change;
  return static_cast<std::uint8_t>(std::lround(value == end ? end : value + moved));
}

} // namespace

Painting Painting::fromPicture(const QImage& picture) {
  Painting painting;
  if (picture.isNull())
    return painting;
  QImage square(side, side, QImage::Format_RGB32);
  square.fill(Qt::black);
  QPainter painter(&square);
  painter.drawImage(QPoint(0, 0), picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation));
  painter.end();
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const QColor colour = square.pixelColor(x, y);
      const double luma = 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue();
      painting.m_values[static_cast<std::size_t>(y * side + x)] =
          static_cast<std::uint8_t>(std::lround(luma));
    }
  return painting;
}

void Painting::stroke(const QPointF& from, const QPointF& to, const Brush& brush) {
  const QPointF way = to - from;
  const double length = std::hypot(way.x(), way.y());
  const int touches = std::max(static_cast<int>(std::ceil(length / (spacing * brush.radius))), 1);
  for (int i = 1; i <= touches; ++i)
    touch(from + way * i / touches, brush);
}

void Painting::touch(const QPointF& place, const Brush& brush) {
  const bool across = brush.symmetry == Symmetry::LeftRight || brush.symmetry == Symmetry::Both;
  const bool down = brush.symmetry == Symmetry::TopBottom || brush.symmetry == Symmetry::Both;
  touchOnce(place, brush);
  if (across)
    touchOnce({side - place.x(), place.y()}, brush);
  if (down)
    touchOnce({place.x(), side - place.y()}, brush);
  if (across && down)
    touchOnce({side - place.x(), side - place.y()}, brush);
}

void Painting::touchOnce(const QPointF& place, const Brush& brush) {
  const auto first = [&](double middle) {
    return std::clamp(static_cast<int>(middle - brush.radius), 0, side);
  };
  const auto last = [&](double middle) {
    return std::clamp(static_cast<int>(middle + brush.radius) + 1, 0, side);
  };
  for (int y = first(place.y()); y < last(place.y()); ++y)
    for (int x = first(place.x()); x < last(place.x()); ++x) {
      const double distance = std::hypot(x + 0.5 - place.x(), y + 0.5 - place.y());
      const double amount = brush.strength * softness(distance, brush.radius);
      std::uint8_t& value = m_values[static_cast<std::size_t>(y * side + x)];
      if (amount > 0)
        value = touched(value, amount, brush.erases);
    }
}

bool Painting::isEmpty() const {
  return std::ranges::all_of(m_values, [](std::uint8_t value) { return value == 0; });
}

QImage Painting::picture() const {
  QImage picture(side, side, QImage::Format_Grayscale8);
  for (int y = 0; y < side; ++y)
    std::memcpy(picture.scanLine(y), m_values.data() + static_cast<std::ptrdiff_t>(y) * side, side);
  return picture;
}

DensityGrid Painting::density() const {
  DensityGrid grid{side, side, std::vector<float>(m_values.size()), {}};
  std::ranges::transform(m_values, grid.values.begin(), [](std::uint8_t value) { return value / 255.0F; });
  return grid;
}

} // namespace deblend
