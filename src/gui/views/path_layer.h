#pragma once

#include "sampling/preview.h"
#include "views/plane_viewport.h"

#include <QColor>
#include <QImage>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace deblend {

/// What a picture of paths is made from.
struct PathScene {
  std::shared_ptr<const Trajectory> trajectory; ///< planar
  PlaneViewport viewport;
  double ratio = 1;            ///< pixels a pixel of the viewport
  std::vector<QColor> colours; ///< from the source's hue at α=0 to the target's at α=1

  bool operator==(const PathScene&) const = default;
};

/// Lines through the states of the samples, at most as many as stay legible. Any thread.
QImage drawPaths(const PathScene& scene);

/// Draws paths on a thread of the pool; a newer scene replaces one that waits. GUI thread.
class PathLayer : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;

  /// Begins to draw, unless this scene is the one last asked for.
  void request(const PathScene& scene);
  bool isBusy() const { return m_busy; }

  /// The latest picture; null before the first. It shows what drawnViewport() sees.
  const QImage& picture() const { return m_picture; }
  const PlaneViewport& drawnViewport() const { return m_drawn; }
  /// Forgets the picture.
  void clear();

Q_SIGNALS:
  void updated();

private:
  void begin(const PathScene& scene);

  std::optional<PathScene> m_asked;
  std::optional<PathScene> m_waiting;
  bool m_busy = false;
  QImage m_picture;
  PlaneViewport m_drawn;
};

} // namespace deblend
