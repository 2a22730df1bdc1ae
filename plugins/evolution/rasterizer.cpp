#include "rasterizer.h"

#include <algorithm>
#include <cmath>

namespace deblend::evolution {
namespace {

constexpr std::size_t pixelsAtOnce = 4096;
constexpr int strokePieces = 10;

/// Where the line at y meets the segment, if it does: the upper end belongs to it, the lower does not.
template <class Line>
bool meets(const Line& line, double y) {
  return (line.y0 <= y) != (line.y1 <= y);
}

/// Rounded up, for 0 or more.
int roundedUp(double value) {
  const int whole = static_cast<int>(value);
  return whole + (value > whole ? 1 : 0);
}

template <class Line>
double crossing(const Line& line, double y) {
  return line.x0 + (y - line.y0) / (line.y1 - line.y0) * (line.x1 - line.x0);
}

} // namespace

Rasterizer::Rasterizer(int columns, int rows)
    : m_columns(columns), m_rows(rows), m_scale(std::max(columns, rows)) {}

void Rasterizer::begin(const Gene& gene, int firstRow, int endRow) {
  m_kind = gene.kind;
  if (m_kind == GeneKind::Ellipse)
    prepareEllipse(gene);
  else if (m_kind == GeneKind::Stroke)
    prepareStroke(gene);
  else
    preparePolygon(gene);

  m_row = static_cast<int>(std::clamp<double>(std::floor(m_top), firstRow, endRow));
  m_endRow = static_cast<int>(std::clamp<double>(std::ceil(m_bottom), firstRow, endRow));
}

void Rasterizer::prepareEllipse(const Gene& gene) {
  const double a = m_scale * gene.radii.x, b = m_scale * gene.radii.y;
  const double cosine = std::cos(gene.angle), sine = std::sin(gene.angle);
  m_centreX = m_scale * gene.points[0].x;
  m_centreY = m_scale * gene.points[0].y;
  m_height = std::hypot(a * sine, b * cosine);
  m_shear = m_height > 0 ? (a * a - b * b) * sine * cosine / (m_height * m_height) : 0;
  m_reach = m_height > 0 ? a * b / m_height : 0;
  m_top = m_centreY - m_height;
  m_bottom = m_centreY + m_height;
}

void Rasterizer::preparePolygon(const Gene& gene) {
  m_lines.clear();
  m_top = HUGE_VAL;
  m_bottom = -HUGE_VAL;
  for (int i = 0; i < gene.pointCount; ++i) {
    const Point& from = gene.points[i];
    const Point& to = gene.points[(i + 1) % gene.pointCount];
    m_lines.push_back({m_scale * from.x, m_scale * from.y, m_scale * to.x, m_scale * to.y});
    m_top = std::min(m_top, m_lines.back().y0);
    m_bottom = std::max(m_bottom, m_lines.back().y0);
  }
}

Point Rasterizer::onCurve(const Gene& gene, double t) const {
  const double first = (1 - t) * (1 - t), middle = 2 * t * (1 - t), last = t * t;
  return {static_cast<float>(
              m_scale * (first * gene.points[0].x + middle * gene.points[1].x + last * gene.points[2].x)),
          static_cast<float>(
              m_scale * (first * gene.points[0].y + middle * gene.points[1].y + last * gene.points[2].y))};
}

void Rasterizer::prepareStroke(const Gene& gene) {
  m_halfWidth = 0.5 * m_scale * gene.width;
  m_pieces.clear();
  m_top = HUGE_VAL;
  m_bottom = -HUGE_VAL;
  Point from = onCurve(gene, 0);
  for (int i = 1; i <= strokePieces; ++i) {
    const Point to = onCurve(gene, static_cast<double>(i) / strokePieces);
    addPiece({from.x, from.y, to.x, to.y});
    from = to;
  }
}

void Rasterizer::addPiece(const Line& axis) {
  const double dx = axis.x1 - axis.x0, dy = axis.y1 - axis.y0, length = std::hypot(dx, dy);
  const double nx = length > 0 ? -dy / length * m_halfWidth : 0,
               ny = length > 0 ? dx / length * m_halfWidth : 0;
  m_pieces.push_back({axis,
                      {{{axis.x0 + nx, axis.y0 + ny, axis.x1 + nx, axis.y1 + ny},
                        {axis.x0 - nx, axis.y0 - ny, axis.x1 - nx, axis.y1 - ny},
                        {axis.x0 + nx, axis.y0 + ny, axis.x0 - nx, axis.y0 - ny},
                        {axis.x1 + nx, axis.y1 + ny, axis.x1 - nx, axis.y1 - ny}}},
                      std::min(axis.y0, axis.y1) - m_halfWidth,
                      std::max(axis.y0, axis.y1) + m_halfWidth});
  m_top = std::min(m_top, m_pieces.back().top);
  m_bottom = std::max(m_bottom, m_pieces.back().bottom);
}

void Rasterizer::cut(double y) {
  if (m_kind == GeneKind::Ellipse)
    cutEllipse(y);
  else if (m_kind == GeneKind::Stroke)
    cutStroke(y);
  else
    cutPolygon(y);
}

void Rasterizer::cutEllipse(double y) {
  const double dy = y - m_centreY;
  if (std::abs(dy) >= m_height)
    return;
  const double middle = m_centreX + m_shear * dy;
  const double half = m_reach * std::sqrt(1 - dy * dy / (m_height * m_height));
  addInterval(middle - half, middle + half);
}

void Rasterizer::cutPolygon(double y) {
  m_crossings.clear();
  for (const Line& each : m_lines)
    if (meets(each, y))
      m_crossings.push_back(crossing(each, y));
  std::ranges::sort(m_crossings);
  for (std::size_t i = 0; i + 1 < m_crossings.size(); i += 2)
    addInterval(m_crossings[i], m_crossings[i + 1]);
}

/// Each piece with its round ends is convex, so a line cuts it in one interval: that of its two disks and of
/// the rectangle between them.
void Rasterizer::cutStroke(double y) {
  for (const Piece& piece : m_pieces) {
    if (y <= piece.top || y >= piece.bottom)
      continue;
    double left = HUGE_VAL, right = -HUGE_VAL;
    const auto include = [&](double x, double half) {
      left = std::min(left, x - half);
      right = std::max(right, x + half);
    };
    for (const auto& [x, centreY] :
         {std::pair(piece.axis.x0, piece.axis.y0), std::pair(piece.axis.x1, piece.axis.y1)})
      if (const double square = m_halfWidth * m_halfWidth - (y - centreY) * (y - centreY); square > 0)
        include(x, std::sqrt(square));
    for (const Line& side : piece.sides)
      if (meets(side, y))
        include(crossing(side, y), 0);
    if (left < right)
      addInterval(left, right);
  }
  mergeIntervals();
}

void Rasterizer::mergeIntervals() {
  const auto begin = m_intervals.begin() + static_cast<std::ptrdiff_t>(m_lineBegin);
  if (begin == m_intervals.end())
    return;
  std::sort(begin, m_intervals.end(), [](const Interval& a, const Interval& b) { return a.left < b.left; });
  auto last = begin;
  for (auto each = begin + 1; each != m_intervals.end(); ++each)
    if (each->left <= last->right)
      last->right = std::max(last->right, each->right);
    else
      *++last = *each;
  m_intervals.erase(last + 1, m_intervals.end());
}

void Rasterizer::addInterval(double left, double right) {
  left = std::max(left, 0.0);
  right = std::min(right, static_cast<double>(m_columns));
  if (left < right)
    m_intervals.push_back({left, right});
}

bool Rasterizer::cutRow(int row) {
  m_intervals.clear();
  m_oneInterval = true;
  for (int i = 0; i < linesPerRow; ++i) {
    m_lineBegin = m_intervals.size();
    cut(row + (i + 0.5) / linesPerRow);
    m_oneInterval = m_oneInterval && m_intervals.size() == m_lineBegin + 1;
  }
  return !m_intervals.empty();
}

/// Adds the intervals' shares of the columns from `from` to before `to`; values[0] is the column `begin`.
void Rasterizer::cover(float* values, int begin, int from, int to) const {
  constexpr float share = 1.0F / linesPerRow;
  for (const Interval& each : m_intervals) {
    const int first = static_cast<int>(each.left), last = static_cast<int>(each.right);
    if (first >= from && first < to)
      values[first - begin] += share * static_cast<float>(std::min(each.right, first + 1.0) - each.left);
    for (int column = std::max(from, first + 1); column < std::min(to, last); ++column)
      values[column - begin] += share;
    if (last > first && last >= from && last < to)
      values[last - begin] += share * static_cast<float>(each.right - last);
  }
}

void Rasterizer::coverRow(int row) {
  double left = HUGE_VAL, right = 0, innerLeft = 0, innerRight = HUGE_VAL;
  for (const Interval& each : m_intervals) {
    left = std::min(left, each.left);
    right = std::max(right, each.right);
    innerLeft = std::max(innerLeft, each.left);
    innerRight = std::min(innerRight, each.right);
  }
  const int begin = static_cast<int>(left), end = roundedUp(right);
  const std::size_t offset = m_coverage.size();
  const std::size_t padded = (end - begin + coverageMultiple - 1) / coverageMultiple * coverageMultiple;
  m_coverage.resize(offset + padded, 0);
  float* values = m_coverage.data() + offset;

  const int solidBegin = roundedUp(innerLeft), solidEnd = static_cast<int>(innerRight);
  if (m_oneInterval && solidBegin < solidEnd) {
    cover(values, begin, begin, solidBegin);
    std::fill(values + (solidBegin - begin), values + (solidEnd - begin), 1.0F);
    cover(values, begin, solidEnd, end);
  } else {
    cover(values, begin, begin, end);
  }
  m_rowsOut.push_back({row, begin, end - begin, nullptr});
}

std::span<const CoverageRow> Rasterizer::next() {
  m_rowsOut.clear();
  m_coverage.clear();
  for (; m_row < m_endRow && m_coverage.size() < pixelsAtOnce; ++m_row)
    if (cutRow(m_row))
      coverRow(m_row);
  const float* values = m_coverage.data();
  for (CoverageRow& each : m_rowsOut) {
    each.coverage = values;
    values += (each.count + coverageMultiple - 1) / coverageMultiple * coverageMultiple;
  }
  return m_rowsOut;
}

} // namespace deblend::evolution
