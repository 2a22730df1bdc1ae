#include "exact/velocity_lookup.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace deblend {
namespace {

/// A place between the centres of two neighbouring cells of an axis.
struct Between {
  int first;
  float fraction; ///< of the second
};

inline Between between(double place, int side) {
  const float centre = std::clamp(static_cast<float>(place) - 0.5F, 0.0F, static_cast<float>(side - 1));
  const int first = std::min(static_cast<int>(centre), side - 2);
  return {first, centre - static_cast<float>(first)};
}

/// A cell's numbers, for one operation on all of them.
using Numbers = float __attribute__((vector_size(sizeof(VelocityLookup::Cell))));

inline Numbers numbers(const VelocityLookup::Cell& cell) {
  Numbers values;
  std::memcpy(&values, &cell, sizeof values);
  return values;
}

} // namespace

VelocityLookup::VelocityLookup(int side, const PlaneRectangle& square, double alpha, End end,
                               std::vector<Cell> cells)
    : m_side(side), m_square(square), m_alpha(alpha),
      m_factor(end == End::Target ? 1 / (1 - alpha) : -1 / alpha),
      m_perUnit(side / (square.right - square.left)), m_cells(std::move(cells)) {}

const VelocityLookup::Cell& VelocityLookup::cell(int row, int column) const {
  return m_cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_side) +
                 static_cast<std::size_t>(column)];
}

bool VelocityLookup::isCovered(PlanePoint point) const {
  const int column = std::clamp(static_cast<int>((point.x - m_square.left) * m_perUnit), 0, m_side - 1);
  const int row = std::clamp(static_cast<int>((point.y - m_square.top) * m_perUnit), 0, m_side - 1);
  const bool isInside = point.x >= m_square.left && point.x <= m_square.right && point.y >= m_square.top &&
                        point.y <= m_square.bottom;
  return isInside && cell(row, column).density > 0;
}

inline PlanePoint VelocityLookup::velocityFrom(PlanePoint mean, PlanePoint point) const {
  return {m_factor * (mean.x - point.x), m_factor * (mean.y - point.y)};
}

/// Inline, so that its answer stays in registers: through memory it would take twice as long.
inline VelocityLookup::Answer VelocityLookup::answerAt(PlanePoint point) const {
  const Between column = between((point.x - m_square.left) * m_perUnit, m_side);
  const Between row = between((point.y - m_square.top) * m_perUnit, m_side);
  const Cell* const upper = &cell(row.first, column.first);
  const Cell* const lower = upper + m_side;
  const float right = column.fraction, left = 1 - right, bottom = row.fraction, top = 1 - bottom;
  const Numbers sum = (left * top) * numbers(upper[0]) + (right * top) * numbers(upper[1]) +
                      (left * bottom) * numbers(lower[0]) + (right * bottom) * numbers(lower[1]);
  const float density = sum[2];
  if (!(density > 0))
    return {};
  const float reciprocal = 1 / density;
  return {velocityFrom({sum[0] * reciprocal, sum[1] * reciprocal}, point), density};
}

VelocityLookup::Answer VelocityLookup::at(PlanePoint point) const {
  return answerAt(point);
}

PlanePoint VelocityLookup::nearestVelocity(PlanePoint point) const {
  const double cellSide = 1 / m_perUnit;
  const auto place = [&](int index, double origin) { return origin + (index + 0.5) * cellSide; };
  const int column = std::clamp(static_cast<int>((point.x - m_square.left) * m_perUnit), 0, m_side - 1);
  const int row = std::clamp(static_cast<int>((point.y - m_square.top) * m_perUnit), 0, m_side - 1);
  double nearest = std::numeric_limits<double>::infinity();
  PlanePoint velocity;
  const auto look = [&](int r, int c) {
    if (r < 0 || r >= m_side || c < 0 || c >= m_side || !(cell(r, c).density > 0))
      return;
    const PlanePoint centre{place(c, m_square.left), place(r, m_square.top)};
    const double distance = std::hypot(centre.x - point.x, centre.y - point.y);
    if (distance < nearest) {
      const Cell& found = cell(r, c);
      nearest = distance;
      velocity = velocityFrom({found.x / found.density, found.y / found.density}, centre);
    }
  };
  for (int ring = 0; ring < m_side && !(nearest < ring * cellSide); ++ring)
    for (int along = -ring; along <= ring; ++along) {
      look(row - ring, column + along);
      look(row + ring, column + along);
      look(row + along, column - ring);
      look(row + along, column + ring);
    }
  return velocity;
}

inline PlanePoint VelocityLookup::velocityAnywhere(PlanePoint point) const {
  const Answer answer = answerAt(point);
  return answer.density > 0 ? answer.velocity : nearestVelocity(point);
}

void VelocityLookup::move(std::span<float> points, double step) const {
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    const PlanePoint point{points[i], points[i + 1]};
    const PlanePoint first = velocityAnywhere(point);
    const PlanePoint middle = velocityAnywhere({point.x + step / 2 * first.x, point.y + step / 2 * first.y});
    points[i] = static_cast<float>(point.x + step * middle.x);
    points[i + 1] = static_cast<float>(point.y + step * middle.y);
  }
}

} // namespace deblend
