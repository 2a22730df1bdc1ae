#pragma once

#include "background/background_training.h"
#include "runs/run_catalog.h"

#include <QObject>

#include <optional>
#include <vector>

namespace deblend {

/// The runs of the open project, read on a thread of the pool, and which of them the views show. GUI thread.
class RunList : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;

  /// The project's folder of runs; none: no project is open. Reads it, and chooses the last run.
  void setFolder(const std::optional<std::filesystem::path>& runsFolder);
  void reload();
  bool isBusy() const { return m_busy; }

  const std::vector<RunSummary>& runs() const { return m_runs; }
  const RunSummary* find(const QString& run) const;
  std::filesystem::path folderOf(const QString& run) const;

  /// The run that the views show; empty: none.
  const QString& chosen() const { return m_chosen; }
  void choose(const QString& run);

  /// Keeps the run in training up to date without reading its files.
  void follow(const TrainingStatus& status);

Q_SIGNALS:
  /// Runs came or went, or one changed its state.
  void changed();
  /// The run in training went on.
  void progressed(const QString& run);
  void chosenChanged(const QString& run);

private:
  void take(std::vector<RunSummary> runs);

  std::optional<std::filesystem::path> m_folder;
  std::vector<RunSummary> m_runs;
  QString m_chosen;
  bool m_busy = false;
  bool m_again = false;
};

/// Whether training can go on where the run is now. A run that diverged would do so again: it can be branched
/// from.
bool canResume(const RunSummary& run);
/// Whether it has done all the steps that were planned.
bool isComplete(const RunSummary& run);

} // namespace deblend
