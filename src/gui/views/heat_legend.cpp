#include "views/heat_legend.h"

#include "language/quantity_text.h"
#include "theme/theme.h"

#include <QPainter>

namespace deblend {
namespace {

constexpr int margin = 10;
constexpr int gap = 6;
constexpr int widestBar = 160;
constexpr int barHeight = 8;

} // namespace

HeatLegend::HeatLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize HeatLegend::sizeHint() const {
  return {200, fontMetrics().height() + 12};
}

void HeatLegend::show(Colour colour, const QString& title, double mean, double largest) {
  m_colour = colour;
  m_title = title;
  m_mean = mean;
  m_largest = largest;
  setVisible(true);
  update();
}

void HeatLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), toQColor(currentColours().background));
  if (!m_colour)
    return;
  painter.setPen(toQColor(currentColours().mutedText));
  const QString zero = QStringLiteral("0");
  const QString most = measureText(m_largest);
  const int words = fontMetrics().horizontalAdvance(zero + most) + 2 * gap;
  const int barWidth = std::clamp(width() / 3, 24, widestBar);
  int right = width() - margin;
  const auto write = [&](const QString& text) {
    right -= fontMetrics().horizontalAdvance(text);
    painter.drawText(right, 0, fontMetrics().horizontalAdvance(text) + 1, height(), Qt::AlignVCenter, text);
    right -= gap;
  };
  write(most);
  const QRect bar(right - barWidth, (height() - barHeight) / 2, barWidth, barHeight);
  for (int x = 0; x < bar.width(); ++x)
    painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(), m_colour(x / (bar.width() - 1.0)));
  right = bar.left() - gap;
  write(zero);
  const QString mean = QStringLiteral("%1 %2").arg(m_title, measureText(m_mean));
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(QRect(margin, 0, width() - 3 * margin - barWidth - words, height()),
                   Qt::AlignVCenter | Qt::AlignLeft, mean);
}

} // namespace deblend
