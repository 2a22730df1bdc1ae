#pragma once

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

namespace deblend {

/// What some work came to: a value, or the sentence that tells why there is none.
template <typename Value>
struct Outcome {
  std::optional<Value> value;
  QString problem;
};

/// Calls work() on a thread of the pool and then `then(Outcome)` on the GUI thread, unless `context` is gone
/// by then. What work() throws becomes the problem. Called on the GUI thread. What work() refers to must live
/// until QThreadPool::waitForDone().
template <typename Work, typename Then>
void runAside(QObject* context, Work work, Then then) {
  using Value = std::invoke_result_t<Work>;
  auto outcome = std::make_shared<Outcome<Value>>();
  auto deliver = [guard = QPointer<QObject>(context), outcome, then = std::move(then)]() mutable {
    if (guard)
      then(std::move(*outcome));
  };
  auto* application = QCoreApplication::instance();
  QThreadPool::globalInstance()->start(
      [application, outcome, work = std::move(work), deliver = std::move(deliver)]() mutable {
        try {
          outcome->value.emplace(work());
        } catch (const std::exception& error) {
          outcome->problem = QString::fromStdString(error.what());
        }
        QMetaObject::invokeMethod(application, std::move(deliver), Qt::QueuedConnection);
      });
}

} // namespace deblend
