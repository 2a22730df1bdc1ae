#pragma once

#include <QCache>
#include <QIcon>
#include <QObject>
#include <QSet>

#include <filesystem>

namespace deblend {

/// The pictures of checkpoints at one size, read on threads of the pool when they are first asked for. Those
/// asked for lately are kept. GUI thread.
class CheckpointPictures : public QObject {
  Q_OBJECT
public:
  /// `side`: how large a list shows them, in pixels of the screen at a ratio of 1.
  explicit CheckpointPictures(int side, QObject* parent = nullptr);

  /// That of the checkpoint in this folder; clear as long as it is not read, and where there is none. The
  /// same size in either case. Looks the same when it is selected.
  QIcon icon(const std::filesystem::path& folder);
  bool isBusy() const { return !m_pending.isEmpty(); }

Q_SIGNALS:
  /// icon() is another one now.
  void arrived(const std::filesystem::path& folder);

private:
  void read(const std::filesystem::path& folder, const QString& key);

  int m_side;
  QIcon m_nothing;
  QCache<QString, QIcon> m_kept;
  QSet<QString> m_pending;
};

} // namespace deblend
