#include "playback/playback_controller.h"

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr double secondsOnce = 4;
constexpr double secondsAtEnd = 0.7;
constexpr double longestTick = 0.1; ///< seconds; a window that was held up does not jump
constexpr int tick = 16;            ///< ms

} // namespace

PlaybackController::PlaybackController(QObject* parent) : QObject(parent) {
  m_timer.setInterval(tick);
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &PlaybackController::advance);
}

void PlaybackController::setAlpha(double alpha) {
  const double clamped = std::clamp(alpha, 0.0, 1.0);
  if (clamped == m_alpha)
    return;
  m_alpha = clamped;
  Q_EMIT alphaChanged(m_alpha);
}

void PlaybackController::setPlaying(bool playing) {
  if (playing == isPlaying())
    return;
  if (playing) {
    if (m_alpha == end())
      setAlpha(start());
    m_rest = 0;
    m_clock.start();
    m_timer.start();
  } else {
    m_timer.stop();
  }
  Q_EMIT playingChanged(playing);
}

void PlaybackController::setSteps(int steps) {
  m_steps = std::max(1, steps);
}

void PlaybackController::stepBy(int steps) {
  setPlaying(false);
  const double current = m_alpha * m_steps;
  const double next = steps > 0 ? std::floor(current + 1e-9) + steps : std::ceil(current - 1e-9) + steps;
  setAlpha(next / m_steps);
}

void PlaybackController::setReverse(bool reverse) {
  if (reverse == m_reverse)
    return;
  m_reverse = reverse;
  setAlpha(start());
  Q_EMIT reverseChanged(reverse);
}

void PlaybackController::setLooping(bool looping) {
  if (looping == m_looping)
    return;
  m_looping = looping;
  Q_EMIT loopingChanged(looping);
}

void PlaybackController::setSpeed(double speed) {
  m_speed = speed;
}

void PlaybackController::advance() {
  const double seconds = std::min(static_cast<double>(m_clock.nsecsElapsed()) * 1e-9, longestTick);
  m_clock.start();
  if (m_alpha != end()) {
    const double change = seconds * m_speed / secondsOnce;
    setAlpha(m_alpha + (m_reverse ? -change : change));
    m_rest = secondsAtEnd;
    return;
  }
  m_rest -= seconds;
  if (m_rest > 0)
    return;
  if (m_looping)
    setAlpha(start());
  else
    setPlaying(false);
}

} // namespace deblend
