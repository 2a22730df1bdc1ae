#include "views/grid_view.h"

#include "theme/theme.h"
#include "views/image_states.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace deblend {
namespace {

constexpr int margin = 12;
constexpr int gapOfTiles = 2; ///< pixels of the screen, at any scale
constexpr int mostScale = 128;

} // namespace

GridView::GridView(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumSize(200, 120);
  setFocusPolicy(Qt::StrongFocus);
}

void GridView::setTrajectory(std::shared_ptr<const Trajectory> trajectory) {
  m_trajectory = trajectory && isImageTrajectory(*trajectory) ? std::move(trajectory) : nullptr;
  m_tiles.clear();
  m_tilesStale = true;
  place();
}

void GridView::setPictures(std::vector<QImage> pictures) {
  m_trajectory = nullptr;
  m_tiles = std::move(pictures);
  place();
}

/// After other tiles were given.
void GridView::place() {
  relayout();
  if (m_chosen >= tileCount())
    choose(-1);
}

void GridView::setAlpha(double alpha) {
  if (alpha == m_alpha)
    return;
  m_alpha = alpha;
  m_tilesStale = true;
  update();
}

void GridView::setPaired(bool paired) {
  if (paired == m_paired)
    return;
  m_paired = paired;
  m_tilesStale = true;
  relayout();
}

void GridView::setCaption(const ViewCaption& caption) {
  m_caption = caption;
  update();
}

void GridView::choose(int sample) {
  if (sample == m_chosen)
    return;
  m_chosen = sample;
  update();
  Q_EMIT chosenChanged(sample);
}

void GridView::fit() {
  m_fitted = true;
  relayout();
}

void GridView::follow(const GridView& other) {
  if (m_layout.count != other.m_layout.count || m_layout.tile != other.m_layout.tile ||
      (m_fitted && other.m_fitted))
    return;
  const bool changed = other.m_fitted || m_layout.scale != other.m_layout.scale ||
                       m_origin != other.m_origin || m_layout.columns != other.m_layout.columns;
  m_fitted = other.m_fitted;
  if (m_fitted) {
    relayout();
  } else if (changed) {
    m_layout = other.m_layout;
    m_origin = other.m_origin;
    update();
    Q_EMIT moved();
  }
}

int GridView::tileCount() const {
  return m_trajectory ? static_cast<int>(m_trajectory->count) : static_cast<int>(m_tiles.size());
}

QSize GridView::cellSize() const {
  if (!m_trajectory)
    return m_tiles.empty() ? QSize() : m_tiles.front().size();
  const int width = static_cast<int>(m_trajectory->sampleShape[2]);
  return {m_paired ? 2 * width + 1 : width, static_cast<int>(m_trajectory->sampleShape[1])};
}

/// Where the tiles lie when they are fitted, in pixels of the screen.
QRect GridView::area() const {
  const int top = fontMetrics().height() + 2 * margin;
  const QRectF within(margin, top, width() - 2 * margin, height() - top - margin);
  const double ratio = devicePixelRatioF();
  return QRectF(within.topLeft() * ratio, within.size() * ratio).toRect();
}

void GridView::relayout() {
  const int count = tileCount();
  const bool same = m_layout.count == count && m_layout.tile == cellSize();
  if (m_fitted || !same) {
    m_fitted = true;
    m_layout = TileLayout::fitting(count, cellSize(), area().size(), gapOfTiles);
    const QSize rest = area().size() - m_layout.size();
    m_origin = area().topLeft() + QPoint(std::max(0, rest.width() / 2), std::max(0, rest.height() / 2));
    Q_EMIT moved();
  }
  update();
}

QPoint GridView::toTiles(const QPointF& position) const {
  const QPointF pixels = position * devicePixelRatioF();
  return QPoint(static_cast<int>(std::floor(pixels.x())), static_cast<int>(std::floor(pixels.y()))) -
         m_origin;
}

QRectF GridView::tileRect(int sample) const {
  const QRectF pixels(m_layout.rect(sample).translated(m_origin));
  const double ratio = devicePixelRatioF();
  return {pixels.topLeft() / ratio, pixels.size() / ratio};
}

QImage GridView::cellOf(int sample) const {
  const QImage shown = imageAt(*m_trajectory, sample, m_alpha);
  if (!m_paired)
    return shown;
  QImage cell(cellSize(), QImage::Format_ARGB32_Premultiplied);
  cell.fill(Qt::transparent);
  QPainter painter(&cell);
  painter.drawImage(0, 0, imageOf(imageValues(*m_trajectory, sample, 0), m_trajectory->sampleShape));
  painter.drawImage(shown.width() + 1, 0, shown);
  return cell;
}

void GridView::makeTiles() {
  m_tiles.clear();
  for (int sample = 0; sample < m_layout.count; ++sample)
    m_tiles.push_back(cellOf(sample));
  m_tilesStale = false;
}

void GridView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), toQColor(currentColours().background));
  if (tileCount() > 0)
    paintTiles(painter);
  paintCaption(painter, m_caption, rect());
}

void GridView::paintTiles(QPainter& painter) {
  if (m_trajectory && m_tilesStale)
    makeTiles();
  painter.save();
  const double ratio = devicePixelRatioF();
  painter.scale(1 / ratio, 1 / ratio);
  painter.translate(m_origin);
  const QRect seen(-m_origin, (QSizeF(size()) * ratio).toSize());
  for (int sample = 0; sample < m_layout.count; ++sample)
    if (m_layout.rect(sample).intersects(seen))
      painter.drawImage(m_layout.rect(sample), m_tiles[static_cast<std::size_t>(sample)]);
  if (m_chosen >= 0) {
    const int width = std::max(2, static_cast<int>(std::lround(2 * ratio)));
    painter.setPen(
        QPen(toQColor(currentColours().target), width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawRect(QRectF(m_layout.rect(m_chosen)).adjusted(-1, -1, 1, 1));
  }
  painter.restore();
}

void GridView::resizeEvent(QResizeEvent*) {
  relayout();
}

void GridView::zoom(int scale, const QPointF& position) {
  const int wanted = std::clamp(scale, 1, mostScale);
  if (wanted == m_layout.scale || tileCount() == 0)
    return;
  m_fitted = false;
  const QPoint tiles = toTiles(position);
  const double factor = static_cast<double>(wanted) / m_layout.scale;
  m_layout.scale = wanted;
  m_origin += tiles - (QPointF(tiles) * factor).toPoint();
  update();
  Q_EMIT moved();
}

void GridView::wheelEvent(QWheelEvent* event) {
  const int turned = event->angleDelta().y();
  if (turned != 0)
    zoom(m_layout.scale + (turned > 0 ? 1 : -1), event->position());
  event->accept();
}

void GridView::mousePressEvent(QMouseEvent* event) {
  m_pressedAt = m_dragFrom = event->position();
  m_dragged = false;
}

void GridView::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton) || tileCount() == 0)
    return;
  const QPointF way = event->position() - m_pressedAt;
  if (!m_dragged && way.manhattanLength() < QApplication::startDragDistance())
    return;
  m_dragged = true;
  m_fitted = false;
  setCursor(Qt::ClosedHandCursor);
  m_origin += ((event->position() - m_dragFrom) * devicePixelRatioF()).toPoint();
  m_dragFrom = event->position();
  update();
  Q_EMIT moved();
}

void GridView::mouseReleaseEvent(QMouseEvent* event) {
  unsetCursor();
  if (event->button() == Qt::LeftButton && !m_dragged)
    choose(m_layout.indexAt(toTiles(event->position())));
}

void GridView::mouseDoubleClickEvent(QMouseEvent*) {
  fit();
}

void GridView::keyPressEvent(QKeyEvent* event) {
  const bool withControl = event->modifiers() & Qt::ControlModifier;
  int step = 0;
  switch (event->key()) {
  case Qt::Key_Left:
    step = -1;
    break;
  case Qt::Key_Right:
    step = 1;
    break;
  case Qt::Key_Up:
    step = -m_layout.columns;
    break;
  case Qt::Key_Down:
    step = m_layout.columns;
    break;
  default:
    break;
  }
  if (event->key() == Qt::Key_Escape && m_chosen >= 0)
    choose(-1);
  else if (withControl && step != 0 && m_layout.count > 0)
    choose(m_chosen < 0 ? 0 : std::clamp(m_chosen + step, 0, m_layout.count - 1));
  else
    QWidget::keyPressEvent(event);
}

bool GridView::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip || !m_trajectory)
    return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int sample = m_layout.indexAt(toTiles(help->pos()));
  QToolTip::showText(help->globalPos(), sample < 0 ? QString() : sampleTitle(*m_trajectory, sample), this);
  return true;
}

void GridView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event))
    update();
}

} // namespace deblend
