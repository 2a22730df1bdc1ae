#include "start/moving_tiles.h"

#include "theme/theme.h"
#include "views/tile_layout.h"

#include <QPainter>

#include <algorithm>

namespace deblend {
namespace {

constexpr int margin = 10; // pixels of the screen
constexpr int gap = 2;

} // namespace

MovingTiles::MovingTiles(const QString& film, int states, QWidget* parent)
    : MovingPicture(parent), m_film(film), m_states(states) {
  if (states >= 2 && m_film.height() >= states && m_film.width() >= m_film.height() / states)
    m_side = m_film.height() / states;
}

void MovingTiles::draw(QPainter& painter, double alpha) {
  painter.fillRect(rect(), toQColor(currentColours().background));
  if (!isReady())
    return;
  const double ratio = devicePixelRatioF();
  const QSize pixels = size() * ratio;
  const TileLayout layout = TileLayout::fitting(m_film.width() / m_side, {m_side, m_side},
                                                pixels - QSize(2 * margin, 2 * margin), gap);
  painter.scale(1 / ratio, 1 / ratio);
  painter.translate((pixels.width() - layout.size().width()) / 2,
                    (pixels.height() - layout.size().height()) / 2);
  const double place = alpha * (m_states - 1);
  const int before = std::min(static_cast<int>(place), m_states - 2);
  const auto drawState = [&](int state) {
    for (int sample = 0; sample < layout.count; ++sample)
      painter.drawImage(layout.rect(sample), m_film, QRect(sample * m_side, state * m_side, m_side, m_side));
  };
  drawState(before);
  painter.setOpacity(place - before);
  drawState(before + 1);
}

} // namespace deblend
