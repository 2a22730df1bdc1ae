#include "exact/scaled_masses.h"

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

/// Adds `factor` times a row.
void addRow(const float* from, double factor, double* to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i)
    to[i] += factor * from[i];
}

double fromMiddle(std::size_t index, std::size_t side) {
  return static_cast<double>(index) - 0.5 * static_cast<double>(side - 1);
}

/// Rows scaled along the vertical axis alone: [length, side], each row times `weight(row)`.
template <typename Weight>
std::vector<double> scaledRows(const PlaneMasses& masses, const ScaledAxis& axis, Weight weight) {
  const std::size_t side = axis.places().size();
  std::vector<double> rows(axis.length() * side);
  for (std::size_t row = 0; row < side; ++row) {
    const auto [first, fraction] = axis.places()[row];
    const float* from = masses.values.data() + row * side;
    addRow(from, weight(row) * (1 - fraction), rows.data() + first * side, side);
    addRow(from, weight(row) * fraction, rows.data() + (first + 1) * side, side);
  }
  return rows;
}

/// Scales one row of values, each times `weight(column)`. Cells that share their place are summed up before
/// they are stored.
template <typename Weight>
void scaleRow(const double* from, const ScaledAxis& axis, double* to, Weight weight) {
  std::size_t place = axis.places().front().first;
  double here = 0, next = 0;
  for (std::size_t column = 0; column < axis.places().size(); ++column) {
    const auto [first, fraction] = axis.places()[column];
    if (first != place) {
      to[place] += here;
      here = next;
      next = 0;
      place = first;
    }
    const double value = weight(column) * from[column];
    here += (1 - fraction) * value;
    next += fraction * value;
  }
  to[place] += here;
  to[place + 1] += next;
}

constexpr auto unweighted = [](std::size_t) { return 1.0; };

} // namespace

ScaledAxis::ScaledAxis(int side, double scale) : m_places(static_cast<std::size_t>(side)) {
  for (std::size_t i = 0; i < m_places.size(); ++i) {
    const double place = scale * static_cast<double>(i);
    m_places[i] = {static_cast<std::size_t>(place), place - std::floor(place)};
  }
}

void addScaled(const PlaneMasses& masses, double scale, double* plane, std::size_t stride) {
  const ScaledAxis axis(masses.side, scale);
  const std::size_t side = axis.places().size();
  const std::vector<double> rows = scaledRows(masses, axis, unweighted);
  for (std::size_t row = 0; row < axis.length(); ++row)
    scaleRow(rows.data() + row * side, axis, plane + row * stride, unweighted);
}

void addScaledMoments(const PlaneMasses& masses, double scale, const MomentPlanes& planes,
                      std::size_t stride) {
  const ScaledAxis axis(masses.side, scale);
  const std::size_t side = axis.places().size();
  const auto place = [side](std::size_t index) { return fromMiddle(index, side); };
  const std::vector<double> rows = scaledRows(masses, axis, unweighted);
  const std::vector<double> momentRows = scaledRows(masses, axis, place);
  for (std::size_t row = 0; row < axis.length(); ++row) {
    scaleRow(rows.data() + row * side, axis, planes.mass + row * stride, unweighted);
    scaleRow(rows.data() + row * side, axis, planes.column + row * stride, place);
    scaleRow(momentRows.data() + row * side, axis, planes.row + row * stride, unweighted);
  }
}

} // namespace deblend
