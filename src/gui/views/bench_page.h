#pragma once

#include "controllers/sampling_bench.h"
#include "evaluating/bench_files.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace deblend {

class BenchForm;
class BenchTable;
class EmptyState;
class LineChart;
class ProblemLabel;
class Studio;

/// How far the samples of the chosen run are from the target, by integrator, number of steps and spacing: as
/// a chart over the network's evaluations or the seconds, and as a table. Shows what was measured last, also
/// by the command line. GUI thread.
class BenchPage : public QWidget {
  Q_OBJECT
public:
  /// The studio outlives the page.
  BenchPage(Studio& studio, QWidget* parent = nullptr);

  SamplingBench& bench() { return m_bench; }
  /// What is shown; null: nothing was measured.
  const SamplingBench::Result& result() const { return m_result; }
  bool isBusy() const { return m_bench.isBusy() || m_reading; }
  /// Asks for a file with this ending, "csv" or "png", and writes what is shown there. Does nothing where
  /// nothing is.
  void askToExport(const QString& ending);
  /// Writes what is shown as a table or a picture, by the path's ending, on a thread of the pool.
  void exportTo(const QString& path);

Q_SIGNALS:
  /// `problem` is empty if the file is written.
  void exported(const QString& problem);

protected:
  void changeEvent(QEvent* event) override;

private:
  QWidget* makeControls();
  void connectStudio();
  void measure();
  void readLast();
  void show(const SamplingBench::Result& result);
  void endMeasuring(const QString& problem);
  void showCurves();
  void showState();
  BenchAxis axis() const;
  void retranslate();

  Studio& m_studio;
  SamplingBench m_bench;
  SamplingBench::Result m_result;
  bool m_reading = false;
  BenchForm* m_form;
  QPushButton* m_run;
  QPushButton* m_cancel;
  QProgressBar* m_progress;
  QComboBox* m_axis;
  QPushButton* m_csv;
  QPushButton* m_png;
  QLabel* m_summary;
  ProblemLabel* m_problem;
  LineChart* m_chart;
  BenchTable* m_table;
  EmptyState* m_empty;
};

} // namespace deblend
