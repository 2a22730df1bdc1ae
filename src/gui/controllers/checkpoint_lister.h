#pragma once

#include "training/checkpoint.h"

#include <QObject>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <vector>

namespace deblend {

/// The checkpoints of one run, read on a thread of the pool. GUI thread.
class CheckpointLister : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;

  /// None: no run is shown.
  void setRunFolder(const std::optional<std::filesystem::path>& folder);
  void reload();
  bool isBusy() const { return m_busy; }
  const std::optional<std::filesystem::path>& runFolder() const { return m_folder; }

Q_SIGNALS:
  /// `problems` has a sentence for each checkpoint that is damaged.
  void listed(const std::vector<CheckpointManifest>& checkpoints, const QStringList& problems);

private:
  std::optional<std::filesystem::path> m_folder;
  bool m_busy = false;
  bool m_again = false;
};

} // namespace deblend
