#pragma once

#include "start/point_flow.h"
#include "views/backdrop.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace deblend {

class DataSummaries;

/// Shows how the points of one data set turn into those of another, over and over. Still while it is not
/// seen. GUI thread.
class MovingPicture : public QWidget {
  Q_OBJECT
public:
  /// `summaries` outlives the picture.
  MovingPicture(DataSummaries& summaries, const DataSetSpec& source, const DataSetSpec& target,
                const DataFolders& folders, QWidget* parent = nullptr);

  bool isReady() const { return !m_flow.source.empty(); }
  bool isMoving() const { return m_timer.isActive(); }
  QSize sizeHint() const override { return {260, 200}; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void takeSummaries();
  double alphaNow() const;

  std::shared_ptr<const DataSetSummary> m_source;
  std::shared_ptr<const DataSetSummary> m_target;
  Backdrop m_backdrop;
  PointFlow m_flow;
  QTimer m_timer;
  QElapsedTimer m_clock;
};

} // namespace deblend
