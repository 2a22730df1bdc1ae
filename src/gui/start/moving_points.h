#pragma once

#include "start/moving_picture.h"
#include "start/point_flow.h"
#include "views/backdrop.h"

namespace deblend {

class DataSummaries;

/// The points of one density that turn into those of another, on straight ways. GUI thread.
class MovingPoints : public MovingPicture {
  Q_OBJECT
public:
  /// `summaries` outlives the picture.
  MovingPoints(DataSummaries& summaries, const DataSetSpec& source, const DataSetSpec& target,
               const DataFolders& folders, QWidget* parent = nullptr);

  bool isReady() const override { return !m_flow.source.empty(); }

protected:
  void draw(QPainter& painter, double alpha) override;
  void changeEvent(QEvent* event) override;

private:
  void takeSummaries();

  std::shared_ptr<const DataSetSummary> m_source;
  std::shared_ptr<const DataSetSummary> m_target;
  Backdrop m_backdrop;
  PointFlow m_flow;
};

} // namespace deblend
