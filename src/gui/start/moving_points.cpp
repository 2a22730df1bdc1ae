#include "start/moving_points.h"

#include "controllers/data_summaries.h"
#include "theme/theme.h"
#include "threads/run_aside.h"
#include "views/point_layer.h"

#include <QPainter>

namespace deblend {
namespace {

constexpr int pointCount = 900;

} // namespace

MovingPoints::MovingPoints(DataSummaries& summaries, const DataSetSpec& source, const DataSetSpec& target,
                           const DataFolders& folders, QWidget* parent)
    : MovingPicture(parent) {
  m_backdrop.setFramed(false);
  summaries.summarise(source, folders, this, [this](const auto& summary, const QString&) {
    m_source = summary;
    takeSummaries();
  });
  summaries.summarise(target, folders, this, [this](const auto& summary, const QString&) {
    m_target = summary;
    takeSummaries();
  });
}

void MovingPoints::takeSummaries() {
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
        restart();
        update();
      });
}

void MovingPoints::draw(QPainter& painter, double alpha) {
  const double ratio = devicePixelRatioF();
  const PlaneViewport viewport = PlaneViewport::fitting(m_backdrop.extent(), size(), 0);
  m_backdrop.draw(painter, viewport, ratio);
  if (!isReady())
    return;
  QImage points((size() * ratio), QImage::Format_ARGB32_Premultiplied);
  points.setDevicePixelRatio(ratio);
  points.fill(Qt::transparent);
  drawPoints(points, m_flow.at(alpha), viewport, ratio, alphaColour(alpha), {1.3, 0.85});
  painter.drawImage(0, 0, points);
}

void MovingPoints::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event))
    m_backdrop.restyle();
}

} // namespace deblend
