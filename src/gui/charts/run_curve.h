#pragma once

#include "charts/run_records.h"
#include "plots/smoothing.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <utility>
#include <vector>

class QCPAxis;
class QCPCurve;
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

/// What a chart draws: one quantity over another, by their names in the records.
struct ChartQuantities {
  std::string x = stepQuantity;
  std::string y = lossQuantity;

  bool operator==(const ChartQuantities&) const = default;
  /// Whether x is one that rises from record to record: the curve then goes from left to right.
  bool areOverProgress() const { return x == stepQuantity || x == secondsQuantity; }
};

/// A quantity of one run over another in a plot: a faint curve of what was measured and a strong one of its
/// average. Over the steps or the time it goes from left to right; over any other quantity it goes from
/// record to record, and the average is one of both. GUI thread.
class RunCurve {
public:
  /// Adds its plottables to the plot, which owns them.
  RunCurve(QCustomPlot& plot, const QString& run, int number);
  /// Takes the plottables out of the plot.
  ~RunCurve();
  RunCurve(const RunCurve&) = delete;
  RunCurve& operator=(const RunCurve&) = delete;

  const QString& run() const { return m_run; }
  const RunRecords& records() const { return m_records; }

  void append(std::span<const MetricsRecord> records);
  void setQuantities(const ChartQuantities& quantities);
  /// The average reaches back over this part of the records so far, from 0 on.
  void setSmoothing(double part);
  /// Leaves out the records before this step.
  void setFirstStep(std::int64_t step);
  /// Gives the plot as many points as the axes have room for: a thick line of all of them would cost it tens
  /// of milliseconds. To be called before each drawing.
  void prepare();
  /// Takes the colours of the theme and the words of the language that are shown.
  void restyle();

  /// Whether there is something to draw: the run has records with both quantities.
  bool isDrawn() const { return m_xs && m_ys; }
  /// The first of the two quantities that the run has records without; empty if there is none.
  std::string missing() const;

  /// Of what is drawn; on a logarithmic axis of what lies above 0. On a linear one without the highest and
  /// the lowest hundredth where they would dwarf the rest, as first steps and single spikes do.
  CurveRange xRange(bool logarithmic) const;
  CurveRange yRange(bool logarithmic) const;
  /// The record next to a place in the plot, and how far it is off, in pixels: upward over progress,
  /// otherwise both ways.
  struct Near {
    std::size_t index = 0;
    double distance = 0;
  };
  std::optional<Near> nearest(const QPointF& place) const;

private:
  bool isInOrder() const { return !m_quantities.areOverProgress() || !m_rises; }
  double weight() const;
  void bindColumns();
  bool rises(std::size_t from) const;
  void redraw();
  void draw(std::size_t from);
  void prepareGraph();
  void prepareCurves();
  std::vector<std::size_t> inOrder(const std::vector<double>& xs, const std::vector<double>& ys,
                                   int pixelsAColumn) const;
  std::pair<std::size_t, std::size_t> seenOn(const QCPAxis& axis) const;
  CurveRange rangeOf(const std::vector<double>& numbers, bool logarithmic) const;

  QCustomPlot& m_plot;
  QString m_run;
  int m_number;
  ChartQuantities m_quantities;
  RunRecords m_records;
  const std::vector<double>* m_xs = nullptr; ///< of the records; null where the run has no such quantity
  const std::vector<double>* m_ys = nullptr;
  bool m_rises = true; ///< x never falls
  double m_smoothing = 0;
  std::size_t m_smoothedFor = 0; ///< the number of records that the weight was chosen for
  std::int64_t m_firstStep = 0;
  std::size_t m_first = 0; ///< the first record that is drawn
  ExponentialSmoother m_xSmoother;
  ExponentialSmoother m_ySmoother;
  std::vector<double> m_xAverages; ///< only in order
  std::vector<double> m_yAverages;
  std::vector<std::size_t> m_seen; ///< the records that the faint curve goes through, only in order
  QCPGraph* m_raw;
  QCPGraph* m_smooth; ///< stands in the legend
  QCPCurve* m_rawInOrder;
  QCPCurve* m_smoothInOrder;
};

} // namespace deblend
