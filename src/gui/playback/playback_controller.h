#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace deblend {

/// The α that every open view shows, and its play button. Plays from 0 to 1, or from 1 to 0 in the reverse
/// direction. GUI thread.
class PlaybackController : public QObject {
  Q_OBJECT
public:
  explicit PlaybackController(QObject* parent = nullptr);

  double alpha() const { return m_alpha; }
  bool isPlaying() const { return m_timer.isActive(); }
  bool isReverse() const { return m_reverse; }
  bool isLooping() const { return m_looping; }
  double speed() const { return m_speed; }

public Q_SLOTS:
  /// Clamped to 0 … 1.
  void setAlpha(double alpha);
  /// Playing from the end begins anew.
  void setPlaying(bool playing);
  void togglePlaying() { setPlaying(!isPlaying()); }
  /// How many of the sampling steps a step forward or backward goes.
  void setSteps(int steps);
  void stepForward() { stepBy(1); }
  void stepBackward() { stepBy(-1); }
  /// Goes to where the direction begins.
  void setReverse(bool reverse);
  void setLooping(bool looping);
  /// 1 goes once through α in 4 seconds.
  void setSpeed(double speed);

Q_SIGNALS:
  void alphaChanged(double alpha);
  void playingChanged(bool playing);
  void reverseChanged(bool reverse);
  void loopingChanged(bool looping);

private:
  void advance();
  void stepBy(int steps);
  double start() const { return m_reverse ? 1 : 0; }
  double end() const { return m_reverse ? 0 : 1; }

  double m_alpha = 0;
  int m_steps = 128;
  double m_speed = 1;
  bool m_looping = true;
  bool m_reverse = false;
  double m_rest = 0; ///< seconds still to stay at the end before the loop begins anew
  QTimer m_timer;
  QElapsedTimer m_clock;
};

} // namespace deblend
