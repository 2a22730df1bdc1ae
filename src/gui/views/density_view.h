#pragma once

#include "controllers/data_summaries.h"

#include <QWidget>

namespace deblend {

/// How densely planar data fill the plane. GUI thread.
class DensityView : public QWidget {
  Q_OBJECT
public:
  explicit DensityView(QWidget* parent = nullptr);

  /// Null: nothing.
  void show(DataSummary summary, const QColor& hue);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  DataSummary m_summary;
  QColor m_hue;
};

} // namespace deblend
