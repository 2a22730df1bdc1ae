#pragma once

#include "sampling/preview.h"
#include "views/backdrop.h"
#include "views/path_layer.h"
#include "views/plane_viewport.h"
#include "views/point_gaps.h"
#include "views/view_caption.h"

#include <QWidget>

#include <memory>

namespace deblend {

/// The samples of a trajectory at one α between the faint densities of source and target, with their paths
/// and the velocity field on request. The wheel zooms, dragging pans, a double click fits. GUI thread.
class TrajectoryView : public QWidget {
  Q_OBJECT
public:
  explicit TrajectoryView(QWidget* parent = nullptr);

  void setDensities(Backdrop::Summary source, Backdrop::Summary target);
  /// Null or not of the plane: no samples.
  void setTrajectory(std::shared_ptr<const Trajectory> trajectory);
  /// Lines that are drawn over the densities; none without lengths.
  void setGaps(PointGaps gaps);
  /// Null: none.
  void setField(std::shared_ptr<const VectorField> field);
  void setCaption(const ViewCaption& caption);
  void setAlpha(double alpha);
  void showPaths(bool shown);
  void showField(bool shown);

  bool pathsAreShown() const { return m_pathsShown; }
  bool fieldIsShown() const { return m_fieldShown; }
  const std::shared_ptr<const Trajectory>& trajectory() const { return m_trajectory; }
  const PlaneViewport& viewport() const { return m_viewport; }
  /// Shows the part of the plane that another view shows.
  void follow(const TrajectoryView& other);
  /// What is seen of the rectangle that the densities fill; empty if nothing.
  PlaneRectangle visibleExtent() const;
  /// Whether a picture of paths is still to come.
  bool isBusy() const { return m_paths.isBusy(); }

  QSize sizeHint() const override { return {720, 560}; }

public Q_SLOTS:
  void fit();

Q_SIGNALS:
  /// Another part of the plane is seen.
  void viewportChanged();

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void moved();
  void requestPaths();
  void paintPaths(QPainter& painter) const;
  void paintPoints(QPainter& painter);

  Backdrop m_backdrop;
  PathLayer m_paths;
  std::shared_ptr<const Trajectory> m_trajectory;
  std::shared_ptr<const VectorField> m_field;
  PointGaps m_gaps;
  ViewCaption m_caption;
  double m_alpha = 0;
  bool m_pathsShown = false;
  bool m_fieldShown = false;
  bool m_fitted = true;
  PlaneViewport m_viewport;
  QPointF m_dragFrom;
  QImage m_points;
  bool m_pointsStale = true;
};

} // namespace deblend
