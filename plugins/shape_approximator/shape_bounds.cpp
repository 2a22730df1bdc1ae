#include "shape_bounds.h"

#include <algorithm>
#include <cmath>

namespace deblend::shapes {
namespace {

/// The largest r at which the shape counts.
float reachOf(const float* shape, const ShapeStyle& style) {
  float wave = 1;
  for (int m = 0; m < style.harmonics; ++m)
    wave += std::hypot(shape[FirstHarmonic + m], shape[FirstHarmonic + style.harmonics + m]);
  // At q below -9, e^2q is less than the smallest share of 1 that a float tells; large weights reach farther.
  float loudest = 1;
  for (int c = 0; c < 3; ++c)
    loudest = std::max(loudest, std::abs(shape[FirstColour + c]));
  const float depth = style.hides ? std::max(shape[Depth], 0.0F) : 0.0F;
  return std::abs(shape[Radius]) * wave + 9 + (std::log(loudest) + depth) / 2;
}

} // namespace

ShapeBounds::ShapeBounds(const float* shape, const ShapeStyle& style)
    : m_x(shape[OffsetX]), m_y(shape[OffsetY]), m_reach(reachOf(shape, style)) {
  const float cosine = std::cos(shape[Angle]), sine = std::sin(shape[Angle]);
  const float scaleX = std::exp(shape[LogScaleX]), scaleY = std::exp(shape[LogScaleY]);
  m_uByX = cosine / scaleX;
  m_uByY = sine / scaleX;
  m_vByX = -sine / scaleY;
  m_vByY = cosine / scaleY;
  m_halfWidth = m_reach * std::hypot(scaleX * cosine, scaleY * sine);
  m_halfHeight = m_reach * std::hypot(scaleX * sine, scaleY * cosine);
}

bool ShapeBounds::touchesRows(float top, float bottom) const {
  return m_y - m_halfHeight <= bottom && m_y + m_halfHeight >= top;
}

bool ShapeBounds::touches(const TilePlace<float>& place) const {
  const float halfWidth = place.stepX * static_cast<float>(tileWidth - 1) / 2;
  const float halfHeight = place.stepY * static_cast<float>(place.rows - 1) / 2;
  const float x = place.left + halfWidth - m_x, y = place.top + halfHeight - m_y;
  if (std::abs(x) > m_halfWidth + halfWidth || std::abs(y) > m_halfHeight + halfHeight)
    return false;
  // The tile in the shape's axes lies in a box, whose nearest point to the middle counts.
  const float u =
      std::abs(m_uByX * x + m_uByY * y) - std::abs(m_uByX) * halfWidth - std::abs(m_uByY) * halfHeight;
  const float v =
      std::abs(m_vByX * x + m_vByY * y) - std::abs(m_vByX) * halfWidth - std::abs(m_vByY) * halfHeight;
  return std::hypot(std::max(u, 0.0F), std::max(v, 0.0F)) <= m_reach;
}

} // namespace deblend::shapes
