#include "controllers/curve_feed.h"

#include "charts/loss_chart.h"
#include "threads/run_aside.h"

namespace deblend {

CurveFeed::CurveFeed(LossChart& chart, const RunList& runs, QObject* parent)
    : QObject(parent), m_chart(chart), m_runs(runs) {}

void CurveFeed::show(const QString& run) {
  if (shows(run) || run.isEmpty())
    return;
  m_shown.insert(run);
  m_waiting.insert(run, {});
  ++m_pending;
  const int number = run.section(QLatin1Char('-'), 0, 0).toInt();
  runAside(
      this, [folder = m_runs.folderOf(run)] { return readMetrics(folder); },
      [this, run, number](Outcome<MetricsHistory> outcome) {
        --m_pending;
        const std::vector<MetricsRecord> later = m_waiting.take(run);
        if (!outcome.value)
          Q_EMIT failed(outcome.problem);
        if (!shows(run))
          return;
        m_chart.setRun(run, number, outcome.value ? outcome.value->records : std::vector<MetricsRecord>());
        m_chart.append(run, later);
      });
  Q_EMIT shownChanged(run);
}

void CurveFeed::hide(const QString& run) {
  if (!m_shown.remove(run))
    return;
  m_chart.removeRun(run);
  Q_EMIT shownChanged(run);
}

void CurveFeed::hideAll() {
  const QSet<QString> shown = m_shown;
  for (const QString& run : shown)
    hide(run);
  m_chart.reset();
}

void CurveFeed::append(const QString& run, const std::vector<MetricsRecord>& records) {
  const auto waiting = m_waiting.find(run);
  if (waiting != m_waiting.end())
    waiting->insert(waiting->end(), records.begin(), records.end());
  else
    m_chart.append(run, records);
}

} // namespace deblend
