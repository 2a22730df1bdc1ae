#include "views/path_layer.h"

#include "threads/run_aside.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr std::int64_t mostPaths = 400;
constexpr std::int64_t mostPieces = 64; ///< of a path

/// Indices from 0 to `count` − 1, spread evenly, at most `most` and always with both ends.
std::vector<std::int64_t> spread(std::int64_t count, std::int64_t most) {
  const std::int64_t taken = std::min(count, most);
  std::vector<std::int64_t> indices;
  for (std::int64_t i = 0; i < taken; ++i)
    indices.push_back(taken < 2 ? 0 : i * (count - 1) / (taken - 1));
  return indices;
}

QPointF placeOf(const PathScene& scene, std::int64_t state, std::int64_t sample) {
  const Trajectory& trajectory = *scene.trajectory;
  const auto at = static_cast<std::size_t>((state * trajectory.count + sample) * 2);
  return scene.viewport.toView(trajectory.states[at], trajectory.states[at + 1]);
}

QColor colourAt(const PathScene& scene, double alpha) {
  const double place = std::clamp(alpha, 0.0, 1.0) * static_cast<double>(scene.colours.size() - 1);
  return scene.colours[static_cast<std::size_t>(std::lround(place))];
}

void addLine(std::vector<QLineF>& lines, const QPointF& from, const QPointF& to) {
  if (std::isfinite(from.x() + from.y() + to.x() + to.y()))
    lines.emplace_back(from, to);
}

} // namespace

QImage drawPaths(const PathScene& scene) {
  const QSize pixels = (scene.viewport.size() * scene.ratio).toSize();
  QImage picture(pixels, QImage::Format_ARGB32_Premultiplied);
  picture.setDevicePixelRatio(scene.ratio);
  picture.fill(Qt::transparent);
  if (pixels.isEmpty())
    return picture;
  const Trajectory& trajectory = *scene.trajectory;
  const std::vector<std::int64_t> samples = spread(trajectory.count, mostPaths);
  const std::vector<std::int64_t> states = spread(trajectory.stateCount(), mostPieces + 1);
  const double opacity = std::clamp(7.0 / std::sqrt(static_cast<double>(samples.size())), 0.3, 0.9);
  QPainter painter(&picture);
  painter.setRenderHint(QPainter::Antialiasing);
  std::vector<QLineF> lines;
  for (std::size_t i = 0; i + 1 < states.size(); ++i) {
    lines.clear();
    for (const std::int64_t sample : samples)
      addLine(lines, placeOf(scene, states[i], sample), placeOf(scene, states[i + 1], sample));
    QColor colour = colourAt(scene, trajectory.alphas[static_cast<std::size_t>(states[i])]);
    colour.setAlphaF(static_cast<float>(opacity));
    painter.setPen(QPen(colour, 1, Qt::SolidLine, Qt::FlatCap));
    painter.drawLines(lines.data(), static_cast<int>(lines.size()));
  }
  return picture;
}

void PathLayer::request(const PathScene& scene) {
  if (m_asked == scene)
    return;
  m_asked = scene;
  if (m_busy)
    m_waiting = scene;
  else
    begin(scene);
}

void PathLayer::clear() {
  m_asked.reset();
  m_waiting.reset();
  m_picture = {};
  Q_EMIT updated();
}

void PathLayer::begin(const PathScene& scene) {
  m_busy = true;
  runAside(
      this, [scene] { return drawPaths(scene); },
      [this, viewport = scene.viewport](Outcome<QImage> outcome) {
        m_busy = false;
        if (outcome.value && m_asked) {
          m_picture = std::move(*outcome.value);
          m_drawn = viewport;
          Q_EMIT updated();
        }
        if (m_waiting)
          begin(*std::exchange(m_waiting, std::nullopt));
      });
}

} // namespace deblend
