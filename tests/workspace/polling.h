#pragma once

#include "background/background_training.h"

#include <QTest>

// Asks again and again, as a window's timer does, until `isDone` holds; false after a minute.
template <typename Condition>
bool pollUntil(Condition isDone) {
  return QTest::qWaitFor(isDone, 60'000);
}

// The last status, with `ended` and its message kept from the one status that told them.
class StatusLog {
public:
  explicit StatusLog(deblend::BackgroundTraining& training) : m_training(training) {}

  const deblend::TrainingStatus& update() {
    m_status = m_training.status();
    if (m_status.ended) {
      ended = m_status.ended;
      message = m_status.message;
    }
    return m_status;
  }
  bool waitFor(deblend::TrainingStatus::Phase phase) {
    return pollUntil([&] { return update().phase == phase; });
  }
  bool waitForStep(std::int64_t step) {
    return pollUntil([&] { return update().step >= step; });
  }
  bool waitForEnd() {
    return pollUntil([&] {
      update();
      return ended.has_value();
    });
  }

  std::optional<deblend::RunState> ended;
  std::string message;

private:
  deblend::BackgroundTraining& m_training;
  deblend::TrainingStatus m_status;
};
