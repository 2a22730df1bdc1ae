#pragma once

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <string>

namespace deblend {

/// A long piece of work that can be cancelled and tells how far it is. The handle is for the thread that
/// started it.
class BackgroundTask : public QObject {
  Q_OBJECT
public:
  /// `fraction` from 0 to 1; false: cancelled, so end soon.
  using Progress = std::function<bool(double fraction)>;
  /// Runs `work` on a thread of its own. It ends by returning, or by throwing std::exception.
  explicit BackgroundTask(std::function<void(const Progress&)> work, QObject* parent);
  /// Cancels and waits.
  ~BackgroundTask() override;

  void cancel();

Q_SIGNALS:
  void progressed(double fraction);
  /// `error` is empty if all went well; "cancelled" after cancel().
  void finished(const QString& error);

private:
  struct Shared;
  std::unique_ptr<Shared> m_shared;
};

} // namespace deblend
