#pragma once

#include "controllers/data_summaries.h"

#include <QWidget>

namespace deblend {

/// Points of the plane in the colours of their classes. GUI thread.
class ClassPointsView : public QWidget {
  Q_OBJECT
public:
  explicit ClassPointsView(QWidget* parent = nullptr);

  /// Null or without labelled points: nothing.
  void show(const DataSummary& summary);

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  DataSummary m_summary;
};

} // namespace deblend
