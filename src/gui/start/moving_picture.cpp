#include "start/moving_picture.h"

#include "controllers/data_summaries.h"
#include "theme/theme.h"
#include "threads/run_aside.h"
#include "views/point_layer.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr int pointCount = 900;
constexpr int tick = 33; // ms

constexpr double restSeconds = 0.9;
constexpr double moveSeconds = 2.6;

double eased(double part) {
  return part * part * (3 - 2 * part);
}

} // namespace

MovingPicture::MovingPicture(DataSummaries& summaries, const DataSetSpec& source, const DataSetSpec& target,
                             const DataFolders& folders, QWidget* parent)
    : QWidget(parent) {
  setMinimumSize(160, 130);
  m_backdrop.setFramed(false);
  m_timer.setInterval(tick);
  connect(&m_timer, &QTimer::timeout, this, qOverload<>(&QWidget::update));
  m_clock.start();
  summaries.summarise(source, folders, this, [this](const auto& summary, const QString&) {
    m_source = summary;
    takeSummaries();
  });
  summaries.summarise(target, folders, this, [this](const auto& summary, const QString&) {
    m_target = summary;
    takeSummaries();
  });
}

void MovingPicture::takeSummaries() {
  m_backdrop.setDensities(m_source, m_target);
  update();
  if (!m_source || !m_target)
    return;
  runAside(
      this,
      [source = m_source, target = m_target] {
        return makePointFlow(source->density, target->density, pointCount);
      },
      [this](Outcome<PointFlow> outcome) {
        m_flow = std::move(outcome.value).value_or(PointFlow());
        m_clock.start();
        update();
      });
}

/// There, a rest, back, a rest.
double MovingPicture::alphaNow() const {
  const double half = restSeconds + moveSeconds;
  const double seconds = std::fmod(static_cast<double>(m_clock.elapsed()) * 1e-3, 2 * half);
  const double part = eased(std::clamp((std::fmod(seconds, half) - restSeconds) / moveSeconds, 0.0, 1.0));
  return seconds < half ? part : 1 - part;
}

void MovingPicture::paintEvent(QPaintEvent*) {
  const double ratio = devicePixelRatioF();
  const PlaneViewport viewport = PlaneViewport::fitting(m_backdrop.extent(), size(), 0);
  QPainter painter(this);
  m_backdrop.draw(painter, viewport, ratio);
  if (m_flow.source.empty())
    return;
  const double alpha = alphaNow();
  QImage points((size() * ratio), QImage::Format_ARGB32_Premultiplied);
  points.setDevicePixelRatio(ratio);
  points.fill(Qt::transparent);
  drawPoints(points, m_flow.at(alpha), viewport, ratio, alphaColour(alpha), {1.3, 0.85});
  painter.drawImage(0, 0, points);
}

void MovingPicture::showEvent(QShowEvent*) {
  m_timer.start();
}

void MovingPicture::hideEvent(QHideEvent*) {
  m_timer.stop();
}

void MovingPicture::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event))
    m_backdrop.restyle();
}

} // namespace deblend
