#include "views/trajectory_view.h"

#include "theme/theme.h"
#include "views/field_layer.h"
#include "views/point_layer.h"
#include "views/trajectory_states.h"

#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace deblend {
namespace {

constexpr int pathColours = 33;

std::vector<QColor> coloursOfAlpha() {
  std::vector<QColor> colours;
  for (int i = 0; i < pathColours; ++i)
    colours.push_back(alphaColour(i / (pathColours - 1.0)));
  return colours;
}

} // namespace

TrajectoryView::TrajectoryView(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumSize(200, 160);
  setFocusPolicy(Qt::ClickFocus);
  connect(&m_paths, &PathLayer::updated, this, qOverload<>(&QWidget::update));
}

void TrajectoryView::setDensities(Backdrop::Summary source, Backdrop::Summary target) {
  m_backdrop.setDensities(std::move(source), std::move(target));
  if (m_fitted)
    fit();
  update();
}

void TrajectoryView::setTrajectory(std::shared_ptr<const Trajectory> trajectory) {
  m_trajectory = trajectory && isPlanarTrajectory(*trajectory) ? std::move(trajectory) : nullptr;
  m_pointsStale = true;
  if (!m_trajectory)
    m_paths.clear();
  requestPaths();
  update();
}

void TrajectoryView::setGaps(PointGaps gaps) {
  m_gaps = std::move(gaps);
  update();
}

void TrajectoryView::setField(std::shared_ptr<const VectorField> field) {
  m_field = std::move(field);
  if (m_fieldShown)
    update();
}

void TrajectoryView::setCaption(const ViewCaption& caption) {
  m_caption = caption;
  update();
}

void TrajectoryView::setAlpha(double alpha) {
  if (alpha == m_alpha)
    return;
  m_alpha = alpha;
  m_pointsStale = true;
  update();
}

void TrajectoryView::showPaths(bool shown) {
  m_pathsShown = shown;
  requestPaths();
  update();
}

void TrajectoryView::showField(bool shown) {
  m_fieldShown = shown;
  update();
}

void TrajectoryView::fit() {
  m_fitted = true;
  m_viewport = PlaneViewport::fitting(m_backdrop.extent(), size());
  moved();
}

void TrajectoryView::follow(const TrajectoryView& other) {
  PlaneViewport wanted = other.m_viewport;
  wanted.resize(size());
  m_fitted = other.m_fitted;
  if (wanted == m_viewport)
    return;
  m_viewport = wanted;
  moved();
}

PlaneRectangle TrajectoryView::visibleExtent() const {
  const PlaneRectangle seen = m_viewport.visible();
  const PlaneRectangle extent = m_backdrop.extent();
  return {std::max(seen.left, extent.left), std::max(seen.top, extent.top),
          std::min(seen.right, extent.right), std::min(seen.bottom, extent.bottom)};
}

void TrajectoryView::moved() {
  m_pointsStale = true;
  requestPaths();
  update();
  Q_EMIT viewportChanged();
}

void TrajectoryView::requestPaths() {
  if (m_pathsShown && m_trajectory && !size().isEmpty())
    m_paths.request({m_trajectory, m_viewport, devicePixelRatioF(), coloursOfAlpha()});
}

void TrajectoryView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  m_backdrop.draw(painter, m_viewport, devicePixelRatioF());
  if (m_pathsShown)
    paintPaths(painter);
  if (m_fieldShown && m_field) {
    QColor colour = toQColor(currentColours().text);
    colour.setAlphaF(0.55F);
    drawField(painter, *m_field, m_viewport, colour);
  }
  if (!m_gaps.lengths.empty())
    drawGaps(painter, m_gaps, m_viewport);
  if (m_trajectory)
    paintPoints(painter);
  paintCaption(painter, m_caption, rect());
}

void TrajectoryView::paintPaths(QPainter& painter) const {
  if (!m_paths.picture().isNull())
    painter.drawImage(m_viewport.toView(m_paths.drawnViewport().visible()), m_paths.picture());
}

void TrajectoryView::paintPoints(QPainter& painter) {
  const double ratio = devicePixelRatioF();
  const QSize pixels = (m_viewport.size() * ratio).toSize();
  if (m_pointsStale || m_points.size() != pixels) {
    if (m_points.size() != pixels)
      m_points = QImage(pixels, QImage::Format_ARGB32_Premultiplied);
    m_points.setDevicePixelRatio(ratio);
    m_points.fill(Qt::transparent);
    const double side = std::min(width(), height());
    drawPoints(m_points, pointsAt(*m_trajectory, m_alpha), m_viewport, ratio, alphaColour(m_alpha),
               pointLook(static_cast<std::size_t>(m_trajectory->count), side));
    m_pointsStale = false;
  }
  painter.drawImage(QPointF(0, 0), m_points);
}

void TrajectoryView::resizeEvent(QResizeEvent*) {
  if (m_fitted) {
    fit();
    return;
  }
  m_viewport.resize(size());
  moved();
}

void TrajectoryView::wheelEvent(QWheelEvent* event) {
  m_fitted = false;
  m_viewport.zoom(std::pow(1.0015, event->angleDelta().y()), event->position());
  moved();
  event->accept();
}

void TrajectoryView::mousePressEvent(QMouseEvent* event) {
  m_dragFrom = event->position();
  if (event->button() == Qt::LeftButton)
    setCursor(Qt::ClosedHandCursor);
}

void TrajectoryView::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton))
    return;
  m_fitted = false;
  m_viewport.pan(event->position() - m_dragFrom);
  m_dragFrom = event->position();
  moved();
}

void TrajectoryView::mouseReleaseEvent(QMouseEvent*) {
  unsetCursor();
}

void TrajectoryView::mouseDoubleClickEvent(QMouseEvent*) {
  fit();
}

void TrajectoryView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (!isThemeChange(*event))
    return;
  m_backdrop.restyle();
  m_pointsStale = true;
  requestPaths();
  update();
}

} // namespace deblend
