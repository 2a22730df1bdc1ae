#pragma once

#include "plots/smoothing.h"
#include "training/training_loop.h"

#include <QString>

#include <span>
#include <utility>
#include <vector>

class QCPAxis;
class QCPGraph;
class QCustomPlot;

namespace deblend {

/// The lowest and the highest of some values; empty as long as `low` is above `high`.
struct CurveRange {
  double low = 1;
  double high = 0;

  bool isEmpty() const { return low > high; }
  CurveRange united(const CurveRange& other) const;
};

/// The losses of one run in a plot: a faint curve of what was measured and a strong one of its average. GUI
/// thread.
class RunCurve {
public:
  /// Adds its two graphs to the plot, which owns them.
  RunCurve(QCustomPlot& plot, const QString& run, int number);
  /// Takes the graphs out of the plot.
  ~RunCurve();
  RunCurve(const RunCurve&) = delete;
  RunCurve& operator=(const RunCurve&) = delete;

  const QString& run() const { return m_run; }
  std::size_t count() const { return m_steps.size(); }

  /// Records at or before the last step mean that the run went back there: what came after is dropped.
  void append(std::span<const MetricsRecord> records);
  /// The average reaches back over this part of the records so far, from 0 on.
  void setSmoothing(double part);
  /// Leaves out the records before this step.
  void setFirstStep(std::int64_t step);
  /// Gives the plot as many points of the average as the axis has room for: a thick line of all of them would
  /// cost it tens of milliseconds. To be called before each drawing.
  void prepare(const QCPAxis& stepAxis);
  /// Takes the colours of the theme that is shown.
  void restyle();

  CurveRange steps() const;
  /// Of the losses drawn, without the highest and the lowest hundredth on request: the first steps and single
  /// spikes would dwarf the rest.
  CurveRange losses(bool trimmed) const;
  /// Index of the record next to a step; count() if there is none.
  std::size_t nearest(double step) const;
  double step(std::size_t index) const { return m_steps[index]; }
  double loss(std::size_t index) const { return m_losses[index]; }

private:
  void dropFrom(double step);
  double weight() const;
  void redraw();
  void draw(std::size_t from);
  std::pair<std::size_t, std::size_t> seenOn(const QCPAxis& stepAxis) const;

  QCustomPlot& m_plot;
  QString m_run;
  int m_number;
  double m_smoothing = 0;
  std::size_t m_smoothedFor = 0; ///< the number of records that the weight was chosen for
  double m_firstStep = 0;
  ExponentialSmoother m_smoother;
  std::vector<double> m_steps;
  std::vector<double> m_losses;
  std::vector<double> m_averages;
  QCPGraph* m_raw;
  QCPGraph* m_smooth;
};

} // namespace deblend
