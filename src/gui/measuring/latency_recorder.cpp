#include "measuring/latency_recorder.h"

#include <algorithm>

namespace deblend {
namespace {

constexpr int interval = 5; // ms

double quantile(const std::vector<double>& sorted, double part) {
  return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

} // namespace

LatencyRecorder::LatencyRecorder(QObject* parent) : QObject(parent) {
  m_timer.setSingleShot(true);
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &LatencyRecorder::record);
}

void LatencyRecorder::start() {
  m_latencies.clear();
  m_clock.start();
  expectNext();
}

void LatencyRecorder::stop() {
  m_timer.stop();
}

void LatencyRecorder::expectNext() {
  m_due = m_clock.nsecsElapsed() + interval * 1'000'000LL;
  m_timer.start(interval);
}

void LatencyRecorder::record() {
  m_latencies.push_back(std::max(0.0, static_cast<double>(m_clock.nsecsElapsed() - m_due) * 1e-6));
  expectNext();
}

LatencyRecorder::Summary LatencyRecorder::summary() const {
  if (m_latencies.empty())
    return {};
  std::vector<double> sorted = m_latencies;
  std::ranges::sort(sorted);
  return {quantile(sorted, 0.5), quantile(sorted, 0.99), sorted.back(),
          static_cast<qsizetype>(sorted.size())};
}

} // namespace deblend
