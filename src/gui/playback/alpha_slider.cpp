#include "playback/alpha_slider.h"

#include "theme/theme.h"

#include <QLinearGradient>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr int positions = 10'000;
constexpr double handleRadius = 7;
constexpr double grooveHeight = 5;

} // namespace

AlphaSlider::AlphaSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
  setRange(0, positions);
  setSingleStep(positions / 100);
  setPageStep(positions / 10);
  setFocusPolicy(Qt::TabFocus);
  connect(this, &QSlider::actionTriggered, this,
          [this] { Q_EMIT alphaMoved(sliderPosition() / double(positions)); });
}

double AlphaSlider::alpha() const {
  return value() / double(positions);
}

void AlphaSlider::setAlpha(double alpha) {
  setValue(static_cast<int>(std::lround(alpha * positions)));
}

QRectF AlphaSlider::groove() const {
  return {handleRadius, (height() - grooveHeight) / 2, width() - 2 * handleRadius, grooveHeight};
}

void AlphaSlider::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF bar = groove();
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  for (int i = 0; i <= 8; ++i)
    gradient.setColorAt(i / 8.0, alphaColour(i / 8.0));
  painter.setPen(Qt::NoPen);
  painter.setBrush(gradient);
  if (!isEnabled())
    painter.setOpacity(0.4);
  painter.drawRoundedRect(bar, grooveHeight / 2, grooveHeight / 2);
  const QPointF centre(bar.left() + alpha() * bar.width(), bar.center().y());
  painter.setPen(QPen(hasFocus() ? palette().color(QPalette::Text) : toQColor(currentColours().frame),
                      hasFocus() ? 2 : 1));
  painter.setBrush(palette().color(QPalette::Base));
  painter.drawEllipse(centre, handleRadius - 1, handleRadius - 1);
  painter.setPen(Qt::NoPen);
  painter.setBrush(alphaColour(alpha()));
  painter.drawEllipse(centre, handleRadius - 3.5, handleRadius - 3.5);
}

void AlphaSlider::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton)
    moveTo(event->position());
}

void AlphaSlider::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton)
    moveTo(event->position());
}

void AlphaSlider::moveTo(const QPointF& position) {
  const double moved =
      std::clamp((position.x() - groove().left()) / std::max(groove().width(), 1.0), 0.0, 1.0);
  setAlpha(moved);
  Q_EMIT alphaMoved(moved);
}

} // namespace deblend
