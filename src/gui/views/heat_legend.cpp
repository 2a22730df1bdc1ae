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
  return {200, 2 * fontMetrics().height() + 12};
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
  const int line = fontMetrics().height();
  painter.setPen(palette().color(QPalette::WindowText));
  painter.drawText(QRect(margin, 4, width() - 2 * margin, line), Qt::AlignLeft,
                   QStringLiteral("%1 %2").arg(m_title, measureText(m_mean)));
  painter.setPen(toQColor(currentColours().mutedText));
  const QString zero = QStringLiteral("0");
  const int baseline = 4 + line + fontMetrics().ascent();
  const int left = margin + fontMetrics().horizontalAdvance(zero) + gap;
  const QRect bar(left, 4 + line + (line - barHeight) / 2, std::clamp(width() / 2, 24, widestBar), barHeight);
  painter.drawText(margin, baseline, zero);
  for (int x = 0; x < bar.width(); ++x)
    painter.fillRect(bar.left() + x, bar.top(), 1, bar.height(), m_colour(x / (bar.width() - 1.0)));
  painter.drawText(bar.right() + gap, baseline, measureText(m_largest));
}

} // namespace deblend
