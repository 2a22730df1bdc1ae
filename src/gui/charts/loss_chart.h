#pragma once

#include "charts/run_curve.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <span>
#include <vector>

class QCustomPlot;
class QLabel;

namespace deblend {

class AxisTicker;

/// A quantity that several runs record over another: at first their losses over their steps. Follows what is
/// appended until the user zooms or drags; a double click fits again. Draws at most 6 times a second, however
/// often it is fed. GUI thread.
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
  /// No run has a record.
  bool isEmpty() const;
  /// Some run has both quantities.
  bool isDrawn() const;
  /// Takes out all runs and draws losses over steps again.
  void reset();

  /// What is drawn upward and what to the right, by their names in the records. They stay chosen while no run
  /// that is shown has them; such a run is named without a curve.
  void setQuantity(const std::string& name);
  void setAxis(const std::string& name);
  const std::string& quantity() const { return m_quantities.y; }
  const std::string& axis() const { return m_quantities.x; }
  /// The names to choose from: those of every record, those of the runs that are shown, and the chosen one.
  std::vector<std::string> quantities() const;
  std::vector<std::string> axes() const;
  /// Whether the quantities stand at the axes: for a chart that nothing else names. Off at first.
  void setLabelled(bool labelled);

  /// The part of each curve that its average reaches over, from 0 on.
  void setSmoothing(double part);
  void setLogarithmicQuantity(bool logarithmic);
  void setLogarithmicAxis(bool logarithmic);
  void setFirstStep(std::int64_t step);
  void setFollowing(bool following);
  bool isFollowing() const { return m_following; }
  void fit();

  QCustomPlot& plot() { return *m_plot; }

Q_SIGNALS:
  void followingChanged(bool following);
  /// What isEmpty() and isDrawn() tell.
  void shownChanged();
  /// What can be chosen, or what is.
  void choicesChanged();
  /// What lies under the pointer, in words; empty when it is elsewhere.
  void pointedAt(const QString& text);

protected:
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  RunCurve* find(const QString& run) const;
  void setUpPlot();
  void setUpInteraction();
  void setQuantities(const ChartQuantities& quantities);
  std::vector<std::string> recordedNames() const;
  void noticeNames();
  void nameAxes();
  void tell(const QPoint& position);
  void showPointed(const QString& text, const QPoint& position);
  void fitRanges();
  void contentChanged();
  void draw();
  void restyle();

  QCustomPlot* m_plot;
  QLabel* m_pointed;
  QSharedPointer<AxisTicker> m_xTicker;
  QSharedPointer<AxisTicker> m_yTicker;
  std::vector<std::unique_ptr<RunCurve>> m_curves;
  ChartQuantities m_quantities;
  std::vector<std::string> m_names; ///< that the runs have beside those of every record
  double m_smoothing = 0;
  std::int64_t m_firstStep = 0;
  bool m_labelled = false;
  bool m_following = true;
  bool m_fitting = false;
  bool m_wasEmpty = true;
  bool m_wasDrawn = false;
  QTimer m_drawTimer;
};

} // namespace deblend
