#include "views/field_view.h"

#include "colours/cyclic_map.h"
#include "plots/ticks.h"
#include "theme/theme.h"
#include "views/field_layer.h"

#include <QEvent>
#include <QPainter>

#include <cmath>
#include <cstring>

namespace deblend {
namespace {

constexpr int legendHeight = 64; // pixels; a strip below the plane
constexpr int wheelSide = 52;
constexpr int barWidth = 180;
constexpr int barHeight = 10;
constexpr int margin = 12;
constexpr double arrowSpacing = 26;

QImage imageOf(const std::vector<std::uint32_t>& pixels, int width, int height) {
  QImage image(width, height, QImage::Format_ARGB32_Premultiplied);
  const auto row = static_cast<std::size_t>(width);
  for (int y = 0; y < height; ++y)
    std::memcpy(image.scanLine(y), pixels.data() + row * static_cast<std::size_t>(y),
                row * sizeof(std::uint32_t));
  return image;
}

} // namespace

FieldLook fieldLook(FieldStyle style) {
  return style == FieldStyle::Directions ? FieldLook::direction
         : style == FieldStyle::Lengths  ? FieldLook::magnitude
                                         : FieldLook::difference;
}

FieldView::FieldView(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumSize(160, 160);
}

void FieldView::setDensities(Backdrop::Summary source, Backdrop::Summary target) {
  m_backdrop.setDensities(std::move(source), std::move(target));
  fit();
}

void FieldView::setField(std::shared_ptr<const VectorField> field) {
  m_field = field && !field->vectors.empty() ? std::move(field) : nullptr;
  colourCells();
}

void FieldView::setStyle(FieldStyle style) {
  m_style = style;
  colourCells();
}

void FieldView::setCaption(const ViewCaption& caption) {
  m_caption = caption;
  update();
}

void FieldView::colourCells() {
  m_cells = {};
  m_longest = m_field ? commonLength(plotFieldOf(*m_field)) : 0;
  if (m_field && m_style != FieldStyle::Arrows)
    m_cells = imageOf(fieldCells(plotFieldOf(*m_field), fieldLook(m_style), m_longest), m_field->columns,
                      m_field->rows);
  update();
}

void FieldView::fit() {
  m_viewport = PlaneViewport::fitting(m_backdrop.extent(),
                                      QSizeF(width(), std::max(height() - legendHeight, 1)), margin);
  update();
}

void FieldView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
  painter.fillRect(rect(), toQColor(currentColours().background));
  m_backdrop.draw(painter, m_viewport, devicePixelRatioF());
  if (m_field && m_style == FieldStyle::Arrows)
    drawField(painter, *m_field, m_viewport, toQColor(currentColours().text), arrowSpacing);
  else if (m_field) {
    painter.drawImage(m_viewport.toView(m_field->rectangle), m_cells);
    if (m_style == FieldStyle::Directions)
      paintWheel(painter);
    else
      paintBar(painter);
  }
  paintCaption(painter, m_caption, rect());
}

void FieldView::paintWheel(QPainter& painter) {
  const double ratio = devicePixelRatioF();
  const int side = static_cast<int>(std::lround(wheelSide * ratio));
  if (m_wheel.width() != side)
    m_wheel = imageOf(directionWheel(side), side, side);
  painter.drawImage(QRectF((width() - wheelSide) / 2.0, height() - legendHeight + 2, wheelSide, wheelSide),
                    m_wheel);
}

void FieldView::paintBar(QPainter& painter) const {
  const QRectF bar((width() - barWidth) / 2.0, height() - legendHeight + 12, barWidth, barHeight);
  for (int column = 0; column < barWidth; ++column) {
    const double share = (column + 0.5) / barWidth;
    const Rgb colour = m_style == FieldStyle::Errors ? differenceColour(share) : magnitudeColour(share);
    painter.fillRect(QRectF(bar.left() + column, bar.top(), 1, barHeight), toQColor(colour));
  }
  painter.setPen(toQColor(currentColours().mutedText));
  for (const AxisTick& tick : linearTicks(0, m_longest, 4)) {
    const double x = bar.left() + (m_longest > 0 ? tick.value / m_longest : 0) * barWidth;
    painter.drawText(QRectF(x - 40, bar.bottom() + 2, 80, 20), Qt::AlignHCenter | Qt::AlignTop,
                     QString::fromStdString(tick.label));
  }
}

void FieldView::resizeEvent(QResizeEvent*) {
  fit();
}

void FieldView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (!isThemeChange(*event))
    return;
  m_backdrop.restyle();
  update();
}

} // namespace deblend
