#include "shape_outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace deblend {
namespace {

/// The outline's radius at an angle, and its derivative by it.
struct PolarRadius {
  double value;
  double slope;
};

PolarRadius radiusAt(const float* shape, const ShapeStyle& style, double angle) {
  double wave = 1, slope = 0;
  for (int m = 1; m <= style.harmonics; ++m) {
    const double sine = shape[FirstHarmonic + m - 1], cosine = shape[FirstHarmonic + style.harmonics + m - 1];
    wave += sine * std::sin(m * angle) + cosine * std::cos(m * angle);
    slope += m * (sine * std::cos(m * angle) - cosine * std::sin(m * angle));
  }
  const double radius = static_cast<double>(shape[Radius]);
  return radius * wave > 0 ? PolarRadius{radius * wave, radius * slope} : PolarRadius{0, 0};
}

/// From the shape's axes to the scene's.
class Axes {
public:
  explicit Axes(const float* shape)
      : m_offset{shape[OffsetX], shape[OffsetY]}, m_cosine(std::cos(double(shape[Angle]))),
        m_sine(std::sin(double(shape[Angle]))), m_scaleX(std::exp(double(shape[LogScaleX]))),
        m_scaleY(std::exp(double(shape[LogScaleY]))) {}

  OutlinePoint point(double u, double v) const {
    const OutlinePoint turned = direction(u, v);
    return {m_offset.x + turned.x, m_offset.y + turned.y};
  }
  OutlinePoint direction(double u, double v) const {
    return {m_cosine * m_scaleX * u - m_sine * m_scaleY * v, m_sine * m_scaleX * u + m_cosine * m_scaleY * v};
  }

private:
  OutlinePoint m_offset;
  double m_cosine, m_sine, m_scaleX, m_scaleY;
};

int curveCount(const ShapeStyle& style) {
  return 8 + 4 * style.harmonics;
}

} // namespace

std::vector<OutlineCurve> shapeOutline(const float* shape, const ShapeStyle& style) {
  const Axes axes(shape);
  const int count = curveCount(style);
  const double step = 2 * std::numbers::pi / count;
  const auto knot = [&](int i) {
    const double angle = step * (i % count);
    const auto [radius, slope] = radiusAt(shape, style, angle);
    const double c = std::cos(angle), s = std::sin(angle);
    return std::pair(axes.point(radius * c, radius * s),
                     axes.direction(slope * c - radius * s, slope * s + radius * c));
  };
  std::vector<OutlineCurve> curves;
  for (int i = 0; i < count; ++i) {
    // From Hermite's form: the controls lie a third of the step along the tangents.
    const auto [from, leaving] = knot(i);
    const auto [to, arriving] = knot(i + 1);
    const double third = step / 3;
    curves.push_back({from,
                      {from.x + third * leaving.x, from.y + third * leaving.y},
                      {to.x - third * arriving.x, to.y - third * arriving.y},
                      to});
  }
  return curves;
}

double outlineArea(const float* shape, const ShapeStyle& style) {
  const int count = 2 * curveCount(style);
  double squares = 0;
  for (int i = 0; i < count; ++i) {
    const double radius = radiusAt(shape, style, 2 * std::numbers::pi * i / count).value;
    squares += radius * radius;
  }
  return std::numbers::pi * squares / count * std::exp(double(shape[LogScaleX]) + double(shape[LogScaleY]));
}

} // namespace deblend
