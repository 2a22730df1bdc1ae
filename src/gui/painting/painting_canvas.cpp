#include "painting/painting_canvas.h"

#include "theme/density_picture.h"
#include "theme/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QUndoCommand>

namespace deblend {

/// From one painting to another.
class PaintingCanvas::Step : public QUndoCommand {
public:
  Step(PaintingCanvas& canvas, Painting before, Painting after, const QString& what)
      : QUndoCommand(what), m_canvas(canvas), m_before(std::move(before)), m_after(std::move(after)) {}
  void undo() override { m_canvas.show(m_before); }
  void redo() override { m_canvas.show(m_after); }

private:
  PaintingCanvas& m_canvas;
  Painting m_before;
  Painting m_after;
};

namespace {

constexpr int undoLimit = 200; // of 128 KB
constexpr double backdropStrength = 0.28;

} // namespace

PaintingCanvas::PaintingCanvas(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumSize(256, 256);
  setMouseTracking(true);
  setCursor(Qt::CrossCursor);
  setFocusPolicy(Qt::StrongFocus);
  m_history.setUndoLimit(undoLimit);
}

void PaintingCanvas::start(const Painting& painting) {
  m_history.clear();
  show(painting);
}

void PaintingCanvas::replace(const Painting& painting, const QString& what) {
  if (!(painting == m_painting))
    m_history.push(new Step(*this, m_painting, painting, what));
}

void PaintingCanvas::show(const Painting& painting) {
  m_beforeStroke.reset();
  m_painting = painting;
  update();
  Q_EMIT painted();
}

void PaintingCanvas::setBrush(const Brush& brush) {
  m_brush = brush;
  update();
}

void PaintingCanvas::setHue(const QColor& hue) {
  m_hue = hue;
  update();
}

void PaintingCanvas::setBackdrop(const DensityGrid& other, const QColor& hue) {
  m_backdrop = densityPicture(other, hue, backdropStrength);
  m_backdropPlace = other.rectangle;
  update();
}

QRectF PaintingCanvas::square() const {
  const double side = std::min(width(), height());
  return {(width() - side) / 2, (height() - side) / 2, side, side};
}

QPointF PaintingCanvas::toCells(const QPointF& position) const {
  return (position - square().topLeft()) * (Painting::side / square().width());
}

QPointF PaintingCanvas::toView(const QPointF& cells) const {
  return square().topLeft() + cells * (square().width() / Painting::side);
}

void PaintingCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  const RoleColours& colours = currentColours();
  painter.fillRect(rect(), palette().color(QPalette::Window));
  painter.fillRect(square(), toQColor(colours.background));
  if (!m_backdrop.isNull()) {
    painter.setClipRect(square());
    const PlaneRectangle& place = m_backdropPlace;
    painter.drawImage(QRectF(toView(QPointF(place.left, place.top) * Painting::side),
                             toView(QPointF(place.right, place.bottom) * Painting::side)),
                      m_backdrop);
    painter.setClipping(false);
  }
  painter.drawImage(square(), densityPicture(m_painting.density(), m_hue, 1));
  painter.setPen(toQColor(colours.frame));
  painter.drawRect(square().adjusted(0.5, 0.5, -0.5, -0.5));
  if (m_pointer) {
    const double radius = m_brush.radius * square().width() / Painting::side;
    painter.setPen(QPen(toQColor(colours.text), 1, m_brush.erases ? Qt::DashLine : Qt::SolidLine));
    painter.drawEllipse(*m_pointer, radius, radius);
  }
}

void PaintingCanvas::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton)
    return;
  m_beforeStroke = m_painting;
  m_last = toCells(event->position());
  strokeTo(event->position());
}

void PaintingCanvas::mouseMoveEvent(QMouseEvent* event) {
  m_pointer = event->position();
  if (m_beforeStroke)
    strokeTo(event->position());
  update();
}

void PaintingCanvas::strokeTo(const QPointF& position) {
  const QPointF place = toCells(position);
  m_painting.stroke(m_last, place, m_brush);
  m_last = place;
  update();
  Q_EMIT painted();
}

void PaintingCanvas::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !m_beforeStroke)
    return;
  const Painting before = *std::exchange(m_beforeStroke, std::nullopt);
  if (!(before == m_painting))
    m_history.push(new Step(*this, before, m_painting, m_brush.erases ? tr("Erase") : tr("Paint")));
}

void PaintingCanvas::leaveEvent(QEvent*) {
  m_pointer.reset();
  update();
}

void PaintingCanvas::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event))
    update();
}

} // namespace deblend
