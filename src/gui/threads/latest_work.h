#pragma once

#include "threads/run_aside.h"

#include <atomic>
#include <functional>

namespace deblend {

/// Work of one kind on the threads of the pool, one piece at a time: a newer one replaces what waits and lets
/// what runs come to its end, unless that asks whether it is still wanted. GUI thread.
template <typename Value>
class LatestWork {
public:
  /// Answers false once there is newer work, or none is wanted any more. Any thread.
  using KeepGoing = std::function<bool()>;
  using Work = std::function<Value(const KeepGoing&)>;
  /// Hears of everything that came to its end, on the GUI thread.
  using Receiver = std::function<void(Outcome<Value>)>;

  /// Nothing is received once `context`, which owns this, is gone.
  LatestWork(QObject* context, Receiver receive) : m_context(context), m_receive(std::move(receive)) {}
  ~LatestWork() { drop(); }
  LatestWork(const LatestWork&) = delete;
  LatestWork& operator=(const LatestWork&) = delete;

  void start(Work work) {
    if (m_running)
      m_running->superseded = true;
    m_waiting = std::move(work);
    if (!m_running)
      next();
  }
  /// Forgets what waits and what runs.
  void drop() {
    m_waiting = nullptr;
    if (m_running)
      m_running->superseded = m_running->dropped = true;
  }
  bool isBusy() const { return m_waiting || (m_running && !m_running->dropped); }

private:
  struct Run {
    std::atomic<bool> superseded = false;
    std::atomic<bool> dropped = false;
  };

  void next() {
    if (!m_waiting)
      return;
    auto run = std::make_shared<Run>();
    m_running = run;
    runAside(
        m_context,
        [run, work = std::exchange(m_waiting, nullptr)] { return work([run] { return !run->superseded; }); },
        [this, run](Outcome<Value> outcome) { end(*run, std::move(outcome)); });
  }

  void end(const Run& run, Outcome<Value> outcome) {
    const bool dropped = run.dropped;
    const bool given = outcome.value || !run.superseded;
    m_running = nullptr;
    next();
    if (!dropped && given)
      m_receive(std::move(outcome));
  }

  QObject* m_context;
  Receiver m_receive;
  Work m_waiting;
  std::shared_ptr<Run> m_running;
};

} // namespace deblend
