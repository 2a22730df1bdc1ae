#include "views/thumbnail_wall.h"

#include "theme/theme.h"
#include "theme/tile_picture.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

constexpr int gap = 3;
constexpr int usualSide = 56; ///< of a thumbnail, in pixels of the screen
constexpr int mostScale = 16;

} // namespace

ThumbnailWall::ThumbnailWall(QWidget* parent) : QAbstractScrollArea(parent) {
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  setFocusPolicy(Qt::StrongFocus);
  connect(&m_blocks, &TileBlocks::loaded, viewport(), qOverload<>(&QWidget::update));
  connect(&m_blocks, &TileBlocks::failed, this, &ThumbnailWall::failed);
}

void ThumbnailWall::show(const DataSetSpec& spec, const DataFolders& folders, std::int64_t count,
                         const QSize& tile, std::vector<std::string> classNames) {
  m_blocks.setDataSet(spec, folders);
  m_classNames = std::move(classNames);
  m_count = count;
  m_tile = tile;
  m_zoom = 0;
  verticalScrollBar()->setValue(0);
  relayout();
}

void ThumbnailWall::clear() {
  m_blocks.clear();
  m_count = 0;
  relayout();
}

QSize ThumbnailWall::pitch() const {
  return m_tile * m_scale + QSize(gap, gap);
}

void ThumbnailWall::relayout() {
  if (m_count > 0) {
    const double ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(viewport()->size()) * ratio).toSize();
    const int longer = std::max({m_tile.width(), m_tile.height(), 1});
    const int usual = std::max(1, static_cast<int>(std::lround(usualSide * ratio / longer)));
    m_scale = std::clamp(usual + m_zoom, 1, mostScale);
    m_columns = std::max(1, (pixels.width() - gap) / pitch().width());
    const std::int64_t rows = (m_count + m_columns - 1) / m_columns;
    verticalScrollBar()->setPageStep(pixels.height());
    verticalScrollBar()->setSingleStep(pitch().height());
    verticalScrollBar()->setRange(
        0, static_cast<int>(std::max<std::int64_t>(0, rows * pitch().height() + gap - pixels.height())));
  } else {
    verticalScrollBar()->setRange(0, 0);
  }
  wantVisible();
  viewport()->update();
}

/// In pixels of the screen, as it is scrolled.
QRect ThumbnailWall::rect(std::int64_t index) const {
  const auto row = static_cast<int>(index / m_columns);
  const auto column = static_cast<int>(index % m_columns);
  return {QPoint(gap + column * pitch().width(), gap + row * pitch().height() - verticalScrollBar()->value()),
          m_tile * m_scale};
}

std::int64_t ThumbnailWall::indexAt(const QPoint& position) const {
  if (m_count == 0)
    return -1;
  const QPoint pixels = (QPointF(position) * devicePixelRatioF()).toPoint();
  const int column = (pixels.x() - gap) / pitch().width();
  const std::int64_t row = (pixels.y() - gap + verticalScrollBar()->value()) / pitch().height();
  const std::int64_t index = row * m_columns + column;
  return column < m_columns && index < m_count && rect(index).contains(pixels) ? index : -1;
}

void ThumbnailWall::wantVisible() {
  if (m_count == 0)
    return;
  const std::int64_t above = verticalScrollBar()->value() / pitch().height();
  const std::int64_t seenRows = verticalScrollBar()->pageStep() / pitch().height() + 2;
  const std::int64_t first = std::min(above * m_columns, m_count - 1);
  const std::int64_t last = std::min((above + seenRows) * m_columns, m_count - 1);
  std::vector<std::int64_t> blocks;
  for (std::int64_t i = first / TileBlocks::blockSize; i <= last / TileBlocks::blockSize; ++i)
    blocks.push_back(i);
  m_blocks.want(std::move(blocks));
}

void ThumbnailWall::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  painter.fillRect(viewport()->rect(), toQColor(currentColours().background));
  if (m_count == 0)
    return;
  const double ratio = devicePixelRatioF();
  painter.scale(1 / ratio, 1 / ratio);
  const int height = verticalScrollBar()->pageStep();
  const std::int64_t first = verticalScrollBar()->value() / pitch().height() * m_columns;
  for (std::int64_t i = first; i < m_count && rect(i).top() < height; ++i) {
    const auto tiles = m_blocks.block(i / TileBlocks::blockSize);
    const auto place = static_cast<std::size_t>(i % TileBlocks::blockSize);
    if (tiles && place < tileCount(*tiles))
      painter.drawImage(rect(i), tilePicture(*tiles, place));
    else
      painter.fillRect(rect(i), toQColor(currentColours().grid));
  }
}

void ThumbnailWall::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  relayout();
}

void ThumbnailWall::scrollContentsBy(int, int) {
  wantVisible();
  viewport()->update();
}

void ThumbnailWall::wheelEvent(QWheelEvent* event) {
  if (!(event->modifiers() & Qt::ControlModifier)) {
    QAbstractScrollArea::wheelEvent(event);
    return;
  }
  const int before = m_scale;
  m_zoom += event->angleDelta().y() > 0 ? 1 : -1;
  relayout();
  if (m_scale == before)
    m_zoom -= event->angleDelta().y() > 0 ? 1 : -1;
}

QString ThumbnailWall::wordsOf(std::int64_t index) const {
  const auto tiles = m_blocks.block(index / TileBlocks::blockSize);
  const auto place = static_cast<std::size_t>(index % TileBlocks::blockSize);
  QString words = tr("Sample %1").arg(index + 1);
  if (tiles && place < tiles->names.size())
    words = QString::fromStdString(tiles->names[place]);
  if (tiles && place < tiles->labels.size())
    if (const auto label = static_cast<std::size_t>(tiles->labels[place]); label < m_classNames.size())
      words = tr("%1 · class %2").arg(words, QString::fromStdString(m_classNames[label]));
  return words;
}

bool ThumbnailWall::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip)
    return QAbstractScrollArea::viewportEvent(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const std::int64_t index = indexAt(help->pos());
  QToolTip::showText(help->globalPos(), index < 0 ? QString() : wordsOf(index), this);
  return true;
}

} // namespace deblend
