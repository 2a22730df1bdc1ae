#include "views/point_gaps.h"

#include "theme/heat_colour.h"
#include "views/trajectory_states.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr std::size_t mostLines = 4096;
constexpr std::size_t shades = 24;

struct Shade {
  std::vector<QLineF> lines;
  std::vector<QPointF> ends;
};

/// The lines in view, by their length.
std::vector<Shade> sorted(const PointGaps& gaps, const PlaneViewport& viewport) {
  std::vector<Shade> byLength(shades);
  const std::size_t stride = (gaps.lengths.size() + mostLines - 1) / mostLines;
  for (std::size_t i = 0; i < gaps.lengths.size(); i += stride) {
    const double share = gaps.largest > 0 ? gaps.lengths[i] / gaps.largest : 0;
    Shade& shade = byLength[std::min(static_cast<std::size_t>(share * shades), shades - 1)];
    const QPointF end = viewport.toView(gaps.to[2 * i], gaps.to[2 * i + 1]);
    shade.lines.emplace_back(viewport.toView(gaps.from[2 * i], gaps.from[2 * i + 1]), end);
    shade.ends.push_back(end);
  }
  return byLength;
}

} // namespace

bool havePointGaps(const Trajectory& a, const Trajectory& b) {
  return isPlanarTrajectory(a) && isPlanarTrajectory(b);
}

PointGaps pointGapsAt(const Trajectory& a, const Trajectory& b, double alpha) {
  const auto count = static_cast<std::size_t>(std::min(a.count, b.count));
  PointGaps gaps{pointsAt(a, alpha), pointsAt(b, alpha), std::vector<float>(count), 0, 0};
  double sum = 0;
  std::size_t finite = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const float length =
        std::hypot(gaps.to[2 * i] - gaps.from[2 * i], gaps.to[2 * i + 1] - gaps.from[2 * i + 1]);
    if (!std::isfinite(length))
      continue;
    gaps.lengths[i] = length;
    gaps.largest = std::max<double>(gaps.largest, length);
    sum += length;
    ++finite;
  }
  gaps.mean = finite > 0 ? sum / static_cast<double>(finite) : 0;
  return gaps;
}

void drawGaps(QPainter& painter, const PointGaps& gaps, const PlaneViewport& viewport) {
  const std::vector<Shade> byLength = sorted(gaps, viewport);
  for (std::size_t i = 0; i < shades; ++i) {
    const QColor colour = gapColour((static_cast<double>(i) + 0.5) / shades);
    painter.setPen(QPen(colour, 1.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(byLength[i].lines.data(), static_cast<int>(byLength[i].lines.size()));
    painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawPoints(byLength[i].ends.data(), static_cast<int>(byLength[i].ends.size()));
  }
}

} // namespace deblend
