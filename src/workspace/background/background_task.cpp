#include "background/background_task.h"

#include <QString>

#include <thread>

namespace deblend {

struct BackgroundTask::Shared {
  std::jthread thread;
};

BackgroundTask::BackgroundTask(std::function<void(const Progress&)> work, QObject* parent)
    : QObject(parent), m_shared(std::make_unique<Shared>()) {
  m_shared->thread = std::jthread([this, work = std::move(work)](std::stop_token stop) {
    // Signals reach the handle's own thread through its event loop; the destructor joins before the handle is
    // gone.
    const Progress progress = [&](double fraction) {
      QMetaObject::invokeMethod(
          this, [this, fraction] { Q_EMIT progressed(fraction); }, Qt::QueuedConnection);
      return !stop.stop_requested();
    };
    QString error;
    try {
      work(progress);
    } catch (const std::exception& failure) {
      error = QString::fromUtf8(failure.what());
    }
    QMetaObject::invokeMethod(
        this, [this, error] { Q_EMIT finished(error); }, Qt::QueuedConnection);
  });
}

BackgroundTask::~BackgroundTask() {
  cancel();
}

void BackgroundTask::cancel() {
  m_shared->thread.request_stop();
}

} // namespace deblend
