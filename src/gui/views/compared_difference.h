#pragma once

#include "sampling/preview.h"
#include "views/backdrop.h"

#include <QWidget>

#include <memory>

class QStackedWidget;

namespace deblend {

class EmptyState;
class GridView;
class HeatLegend;
class TrajectoryView;

/// How far the samples of two trajectories are from each other at the same α: of images a heat map a sample,
/// of points a line a sample. Worked out only while it is seen. GUI thread.
class ComparedDifference : public QWidget {
  Q_OBJECT
public:
  using Shared = std::shared_ptr<const Trajectory>;
  explicit ComparedDifference(QWidget* parent = nullptr);

  /// Either may be null: there is nothing to compare yet.
  void setTrajectories(Shared left, Shared right);
  void setDensities(Backdrop::Summary source, Backdrop::Summary target);
  void setAlpha(double alpha);
  GridView& grid() { return *m_grid; }
  TrajectoryView& points() { return *m_points; }
  HeatLegend& legend() { return *m_legend; }

protected:
  void showEvent(QShowEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void refresh();
  void showImages();
  void showPoints();
  void showEmptyState();

  Shared m_left;
  Shared m_right;
  double m_alpha = 0;
  bool m_stale = true;
  QStackedWidget* m_views;
  GridView* m_grid;
  TrajectoryView* m_points;
  HeatLegend* m_legend;
  EmptyState* m_empty;
};

} // namespace deblend
