#include "views/class_histogram.h"

#include "language/quantity_text.h"
#include "theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace deblend {
namespace {

constexpr int gap = 6;

} // namespace

ClassHistogram::ClassHistogram(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClassHistogram::show(std::vector<std::string> names, std::vector<std::int64_t> counts,
                          bool inClassColours) {
  m_inClassColours = inClassColours;
  m_names = std::move(names);
  m_counts = std::move(counts);
  m_counts.resize(m_names.size());
  updateGeometry();
  update();
}

QSize ClassHistogram::sizeHint() const {
  return {200, static_cast<int>(m_names.size()) * barHeight()};
}

QSize ClassHistogram::minimumSizeHint() const {
  return {120, sizeHint().height()};
}

void ClassHistogram::paintEvent(QPaintEvent*) {
  if (m_names.empty())
    return;
  QPainter painter(this);
  const QFontMetrics metrics = fontMetrics();
  const std::int64_t most = std::max<std::int64_t>(1, *std::ranges::max_element(m_counts));
  int words = 0;
  for (const std::string& name : m_names)
    words = std::max(words, metrics.horizontalAdvance(QString::fromStdString(name)));
  words = std::min(words, width() / 3);
  const int counts = metrics.horizontalAdvance(countText(most));
  const int room = std::max(width() - words - counts - 2 * gap, 1);
  const QColor neutral = toQColor(currentColours().neutralPoints);
  for (std::size_t i = 0; i < m_names.size(); ++i) {
    const int top = static_cast<int>(i) * barHeight();
    const QString name = metrics.elidedText(QString::fromStdString(m_names[i]), Qt::ElideRight, words);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRect(0, top, words, barHeight()), Qt::AlignRight | Qt::AlignVCenter, name);
    const auto length = static_cast<int>(static_cast<std::int64_t>(room) * m_counts[i] / most);
    painter.fillRect(words + gap, top + 3, std::max(length, 1), barHeight() - 6,
                     m_inClassColours ? classColour(static_cast<std::int64_t>(i)) : neutral);
    painter.setPen(toQColor(currentColours().mutedText));
    painter.drawText(QRect(words + gap + std::max(length, 1) + gap, top, counts + gap, barHeight()),
                     Qt::AlignLeft | Qt::AlignVCenter, countText(m_counts[i]));
  }
}

} // namespace deblend
