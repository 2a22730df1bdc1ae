#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

namespace deblend {

class CheckpointChoice;

/// Plays the checkpoints of the chosen run one after the other, and then from the first. GUI thread.
class FilmPlayback : public QObject {
  Q_OBJECT
public:
  /// `isShown` answers whether the checkpoint chosen last is seen: the next waits for it. `choice` outlives
  /// this.
  FilmPlayback(CheckpointChoice& choice, std::function<bool()> isShown, QObject* parent = nullptr);

  bool isPlaying() const { return m_timer.isActive(); }

public Q_SLOTS:
  /// Does nothing where there are fewer than two checkpoints.
  void setPlaying(bool playing);
  void togglePlaying() { setPlaying(!isPlaying()); }
  /// 1 shows twelve checkpoints a second.
  void setSpeed(double speed);

Q_SIGNALS:
  void playingChanged(bool playing);

private:
  void advance();

  CheckpointChoice& m_choice;
  std::function<bool()> m_isShown;
  QTimer m_timer;
};

} // namespace deblend
