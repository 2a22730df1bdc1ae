#pragma once

#include "training/training_loop.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <span>
#include <vector>

class QCustomPlot;

namespace deblend {

class AxisTicker;
class RunCurve;

/// The losses of several runs over their steps. Follows what is appended until the user zooms or drags; a
/// double click fits again. Draws at most 6 times a second, however often it is fed. GUI thread.
class LossChart : public QWidget {
  Q_OBJECT
public:
  explicit LossChart(QWidget* parent = nullptr);
  ~LossChart() override;

  /// Shows a run, or begins it anew. `number` chooses its colour.
  void setRun(const QString& run, int number, std::span<const MetricsRecord> records);
  /// Does nothing for a run that is not shown. Records at or before its last step replace those from there
  /// on.
  void append(const QString& run, std::span<const MetricsRecord> records);
  void removeRun(const QString& run);
  bool shows(const QString& run) const { return find(run) != nullptr; }
  std::size_t recordCount(const QString& run) const;
  bool isEmpty() const;

  /// The part of each curve that its average reaches over, from 0 on.
  void setSmoothing(double part);
  void setLogarithmicLoss(bool logarithmic);
  void setLogarithmicSteps(bool logarithmic);
  void setFirstStep(std::int64_t step);
  void setFollowing(bool following);
  bool isFollowing() const { return m_following; }
  void fit();

  QCustomPlot& plot() { return *m_plot; }

Q_SIGNALS:
  void followingChanged(bool following);
  /// Whether there is anything to see.
  void emptyChanged(bool empty);
  /// What lies under the pointer, in words; empty when it is elsewhere.
  void pointedAt(const QString& text);

protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  RunCurve* find(const QString& run) const;
  void setUpPlot();
  void setUpInteraction();
  void tell(const QPoint& position);
  void fitRanges();
  void contentChanged();
  void draw();
  void restyle();

  QCustomPlot* m_plot;
  QSharedPointer<AxisTicker> m_stepTicker;
  QSharedPointer<AxisTicker> m_lossTicker;
  std::vector<std::unique_ptr<RunCurve>> m_curves;
  double m_smoothing = 0;
  std::int64_t m_firstStep = 0;
  bool m_following = true;
  bool m_fitting = false;
  bool m_wasEmpty = true;
  QTimer m_drawTimer;
};

} // namespace deblend
