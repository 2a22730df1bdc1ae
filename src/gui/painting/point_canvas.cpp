#include "painting/point_canvas.h"

#include "theme/theme.h"
#include "views/class_points.h"

#include <QMouseEvent>
#include <QPainter>
#include <QUndoCommand>

#include <cmath>

namespace deblend {

/// From one painting to another.
class PointCanvas::Step : public QUndoCommand {
public:
  Step(PointCanvas& canvas, PointPainting before, PointPainting after, const QString& what)
      : QUndoCommand(what), m_canvas(canvas), m_before(std::move(before)), m_after(std::move(after)) {}
  void undo() override { m_canvas.show(m_before); }
  void redo() override { m_canvas.show(m_after); }

private:
  PointCanvas& m_canvas;
  PointPainting m_before;
  PointPainting m_after;
};

namespace {

constexpr int undoLimit = 200;
constexpr double leastCircle = 3; // pixels

} // namespace

PointCanvas::PointCanvas(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumSize(256, 256);
  setMouseTracking(true);
  setCursor(Qt::CrossCursor);
  setFocusPolicy(Qt::StrongFocus);
  m_history.setUndoLimit(undoLimit);
}

void PointCanvas::start(const PointPainting& painting) {
  m_history.clear();
  m_extent = painting.extent();
  show(painting);
}

void PointCanvas::replace(const PointPainting& painting, const QString& what) {
  if (!(painting == m_painting))
    m_history.push(new Step(*this, m_painting, painting, what));
}

void PointCanvas::show(const PointPainting& painting) {
  m_beforeStroke.reset();
  m_painting = painting;
  update();
  Q_EMIT painted();
}

void PointCanvas::setBrush(const PointBrush& brush) {
  m_brush = brush;
  update();
}

QRectF PointCanvas::square() const {
  const double side = std::min(width(), height());
  return {(width() - side) / 2, (height() - side) / 2, side, side};
}

QPointF PointCanvas::toPlane(const QPointF& position) const {
  const double scale = (m_extent.right - m_extent.left) / square().width();
  return (position - square().topLeft()) * scale + QPointF(m_extent.left, m_extent.top);
}

QPointF PointCanvas::toView(const QPointF& place) const {
  const double scale = square().width() / (m_extent.right - m_extent.left);
  return (place - QPointF(m_extent.left, m_extent.top)) * scale + square().topLeft();
}

void PointCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const RoleColours& colours = currentColours();
  painter.fillRect(rect(), palette().color(QPalette::Window));
  painter.fillRect(square(), toQColor(colours.background));
  const double ratio = devicePixelRatioF();
  const QSizeF size = square().size();
  QImage points((size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
  points.setDevicePixelRatio(ratio);
  points.fill(Qt::transparent);
  drawClassPoints(points, m_painting.points(), PlaneViewport::fitting(m_extent, size, 0), ratio);
  painter.drawImage(square().topLeft(), points);
  painter.setPen(toQColor(colours.frame));
  painter.drawRect(QRectF(toView({0, 0}), toView({1, 1})).adjusted(0.5, 0.5, -0.5, -0.5));
  if (m_pointer) {
    const double radius = m_brush.spread * (toView({1, 0}).x() - toView({0, 0}).x());
    const QColor colour = m_brush.erases ? toQColor(colours.text) : classColour(m_brush.label);
    painter.setPen(QPen(colour, 1.5, m_brush.erases ? Qt::DashLine : Qt::SolidLine));
    painter.drawEllipse(*m_pointer, std::max(radius, leastCircle), std::max(radius, leastCircle));
  }
}

void PointCanvas::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton)
    return;
  m_beforeStroke = m_painting;
  m_last = toPlane(event->position());
  strokeTo(event->position());
}

void PointCanvas::mouseMoveEvent(QMouseEvent* event) {
  m_pointer = event->position();
  const QPointF way = toPlane(event->position()) - m_last;
  if (m_beforeStroke && std::hypot(way.x(), way.y()) >= m_brush.spacing())
    strokeTo(event->position());
  update();
}

void PointCanvas::strokeTo(const QPointF& position) {
  const QPointF place = toPlane(position);
  m_painting.stroke(m_last, place, m_brush);
  m_last = place;
  update();
  Q_EMIT painted();
}

void PointCanvas::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !m_beforeStroke)
    return;
  const PointPainting before = *std::exchange(m_beforeStroke, std::nullopt);
  if (!(before == m_painting))
    m_history.push(new Step(*this, before, m_painting, m_brush.erases ? tr("Erase") : tr("Spray")));
}

void PointCanvas::leaveEvent(QEvent*) {
  m_pointer.reset();
  update();
}

void PointCanvas::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event))
    update();
}

} // namespace deblend
