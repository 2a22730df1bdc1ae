#pragma once

#include "controllers/run_list.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <vector>

namespace deblend {

class LossChart;

/// Feeds the loss chart with the runs that are ticked: their records so far, read on a thread of the pool,
/// and those that the run in training adds. GUI thread.
class CurveFeed : public QObject {
  Q_OBJECT
public:
  /// Both outlive this.
  CurveFeed(LossChart& chart, const RunList& runs, QObject* parent = nullptr);

  void show(const QString& run);
  void hide(const QString& run);
  /// Also makes the chart one of losses over steps again.
  void hideAll();
  bool shows(const QString& run) const { return m_shown.contains(run); }
  bool isBusy() const { return m_pending > 0; }

  /// Of the run in training.
  void append(const QString& run, const std::vector<MetricsRecord>& records);

Q_SIGNALS:
  void shownChanged(const QString& run);
  /// A run's records cannot be read.
  void failed(const QString& sentence);

private:
  LossChart& m_chart;
  const RunList& m_runs;
  QSet<QString> m_shown;
  QHash<QString, std::vector<MetricsRecord>> m_waiting; ///< arrived while the records before were read
  int m_pending = 0;
};

} // namespace deblend
