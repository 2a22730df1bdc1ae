#pragma once

#include "controllers/checkpoint_gallery.h"

#include <QWidget>

class QCustomPlot;

namespace deblend {

class AxisTicker;

/// The distances of the checkpoints that were evaluated over their steps, a line a run, and dashed what real
/// samples have between them. GUI thread.
class DistanceChart : public QWidget {
  Q_OBJECT
public:
  explicit DistanceChart(QWidget* parent = nullptr);

  /// Those of `metric` are drawn.
  void show(const std::vector<GalleryEntry>& entries, const std::string& metric);
  bool isEmpty() const;

protected:
  void changeEvent(QEvent* event) override;

private:
  void draw();
  void fitAxes();
  void restyle();
  void addLine(const std::vector<GalleryEntry>& run);

  QCustomPlot* m_plot;
  QSharedPointer<AxisTicker> m_stepTicker;
  QSharedPointer<AxisTicker> m_distanceTicker;
  std::vector<GalleryEntry> m_entries; ///< with a distance, by run and step
  std::string m_metric;
};

} // namespace deblend
