#pragma once

#include "controllers/data_summaries.h"

#include <QWidget>

namespace deblend {

/// The one picture of a data set, whole, as large as there is room for it. GUI thread.
class WholePictureView : public QWidget {
  Q_OBJECT
public:
  explicit WholePictureView(QWidget* parent = nullptr);

  /// Null or without tiles: nothing.
  void show(const DataSummary& summary);
  /// Where the picture lies.
  QRectF place() const;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  DataSummary m_summary;
};

} // namespace deblend
