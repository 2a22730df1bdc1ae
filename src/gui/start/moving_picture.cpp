#include "start/moving_picture.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr int tick = 33; // ms

constexpr double restSeconds = 0.9;
constexpr double moveSeconds = 2.6;

double eased(double part) {
  return part * part * (3 - 2 * part);
}

} // namespace

MovingPicture::MovingPicture(QWidget* parent) : QWidget(parent) {
  setMinimumSize(160, 130);
  m_timer.setInterval(tick);
  connect(&m_timer, &QTimer::timeout, this, qOverload<>(&QWidget::update));
  m_clock.start();
}

/// There, a rest, back, a rest.
double MovingPicture::alphaNow() const {
  const double half = restSeconds + moveSeconds;
  const double seconds = std::fmod(static_cast<double>(m_clock.elapsed()) * 1e-3, 2 * half);
  const double part = eased(std::clamp((std::fmod(seconds, half) - restSeconds) / moveSeconds, 0.0, 1.0));
  return seconds < half ? part : 1 - part;
}

void MovingPicture::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  draw(painter, alphaNow());
}

void MovingPicture::showEvent(QShowEvent*) {
  m_timer.start();
}

void MovingPicture::hideEvent(QHideEvent*) {
  m_timer.stop();
}

} // namespace deblend
