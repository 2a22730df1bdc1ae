#pragma once

#include "background/background_training.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace deblend {

/// Starts and ends training in the background, and tells what it does by polling about as often as the screen
/// is drawn. Never waits for the training thread but in waitForEnd(). GUI thread.
class TrainingController : public QObject {
  Q_OBJECT
public:
  TrainingController(const ModelTypeCatalog& catalog, DataFolders folders, QObject* parent = nullptr);

  /// Where a run is paused in memory, that one is stopped first; it can be resumed from its checkpoint.
  void start(const Project& project, const RunRequest& request);
  void pause();
  void resume();
  void stop();
  /// For the end of the program.
  void waitForEnd();

  /// From start() until ended().
  bool isActive() const { return m_timer.isActive(); }
  const TrainingStatus& status() const { return m_status; }
  QString run() const { return QString::fromStdString(m_status.run); }

Q_SIGNALS:
  void statusChanged(const TrainingStatus& status);
  /// The run exists and has a folder now.
  void prepared(const QString& run);
  void metricsArrived(const QString& run, const std::vector<MetricsRecord>& records);
  void weightsArrived(const LiveWeights& weights);
  void checkpointWritten(const QString& run);
  /// Training went into a pause by itself, since something could not be written.
  void held(const QString& run, const QString& sentence);
  /// `sentence` tells why it diverged or failed; empty otherwise.
  void ended(const QString& run, RunState state, const QString& sentence);

private:
  void poll();
  void take(const TrainingStatus& status);
  void begin(const Project& project, const RunRequest& request);

  BackgroundTraining m_training;
  TrainingStatus m_status;
  std::optional<RunRequest> m_next;
  const Project* m_nextProject = nullptr;
  QTimer m_timer;
};

} // namespace deblend
