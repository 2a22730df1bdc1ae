#include "playback/film_playback.h"

#include "playback/checkpoint_choice.h"

#include <cmath>

namespace deblend {
namespace {

constexpr double checkpointsPerSecond = 12;

} // namespace

FilmPlayback::FilmPlayback(CheckpointChoice& choice, std::function<bool()> isShown, QObject* parent)
    : QObject(parent), m_choice(choice), m_isShown(std::move(isShown)) {
  setSpeed(1);
  connect(&m_timer, &QTimer::timeout, this, &FilmPlayback::advance);
}

void FilmPlayback::setPlaying(bool playing) {
  if (playing == isPlaying() || (playing && m_choice.checkpoints().size() < 2))
    return;
  if (playing)
    m_timer.start();
  else
    m_timer.stop();
  Q_EMIT playingChanged(playing);
}

void FilmPlayback::setSpeed(double speed) {
  m_timer.setInterval(static_cast<int>(std::lround(1000 / (checkpointsPerSecond * speed))));
}

void FilmPlayback::advance() {
  const auto count = static_cast<int>(m_choice.checkpoints().size());
  if (count < 2)
    setPlaying(false);
  else if (m_isShown())
    m_choice.choosePlace((m_choice.place() + 1) % count);
}

} // namespace deblend
