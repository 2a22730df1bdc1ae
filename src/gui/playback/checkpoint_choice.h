#pragma once

#include "training/checkpoint.h"

#include <QObject>

#include <optional>
#include <vector>

namespace deblend {

/// Which weights of which run every open view shows: those of one of its checkpoints or, while the run is in
/// training, the live ones. GUI thread.
class CheckpointChoice : public QObject {
  Q_OBJECT
public:
  using QObject::QObject;

  /// The run's id; empty: none. Another run begins without checkpoints.
  void setRun(const QString& run);
  /// By rising step. A choice stays, but that of the last goes on to the new last one; where the checkpoint
  /// is gone, the nearest is taken.
  void setCheckpoints(std::vector<CheckpointManifest> checkpoints);
  /// Goes on to the live weights from the last checkpoint, and back to it when there are none any more.
  void setLiveAvailable(bool available);

  const QString& run() const { return m_run; }
  const std::vector<CheckpointManifest>& checkpoints() const { return m_checkpoints; }
  bool liveIsAvailable() const { return m_liveAvailable; }
  bool isLive() const { return m_live; }
  /// The step of the checkpoint chosen; none for live weights, or where there is no checkpoint.
  std::optional<std::int64_t> step() const;
  /// The place in checkpoints(), or the place after the last one for live weights; −1 for nothing.
  int place() const;

public Q_SLOTS:
  void choosePlace(int place);
  /// Where the run's checkpoints are still to come, it is chosen when they do.
  void chooseStep(qint64 step);
  void chooseLive();
  void chooseLast();
  /// The lowest loss.
  void chooseBest();
  void chooseNext() { choosePlace(place() + 1); }
  void choosePrevious() { choosePlace(place() - 1); }

Q_SIGNALS:
  /// Other checkpoints can be chosen.
  void listChanged();
  /// Other weights are to be shown.
  void choiceChanged();

private:
  void settle(bool live, std::optional<std::int64_t> step, bool followsLast = false);

  QString m_run;
  std::vector<CheckpointManifest> m_checkpoints;
  bool m_liveAvailable = false;
  bool m_live = false;
  bool m_followsLast = true;
  std::optional<std::int64_t> m_step;
  std::optional<std::int64_t> m_wanted; ///< of checkpoints that are still to come
};

} // namespace deblend
