#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <vector>

namespace deblend {

/// Measures how long the thread's event loop keeps an event waiting: the time from when a timer is due until
/// it is handled. One thread.
class LatencyRecorder : public QObject {
  Q_OBJECT
public:
  explicit LatencyRecorder(QObject* parent = nullptr);

  void start();
  void stop();

  struct Summary {
    double median = 0;  ///< ms
    double p99 = 0;     ///< ms
    double maximum = 0; ///< ms
    qsizetype events = 0;
  };
  Summary summary() const;

private:
  void expectNext();
  void record();

  QTimer m_timer;
  QElapsedTimer m_clock;
  qint64 m_due = 0;                ///< ns on the clock
  std::vector<double> m_latencies; ///< ms
};

} // namespace deblend
