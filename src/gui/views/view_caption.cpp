#include "views/view_caption.h"

#include "theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace deblend {
namespace {

constexpr int margin = 10;

struct Words {
  QString text;
  QColor colour;
};

void paintWords(QPainter& painter, const Words& words, int& x, int baseline) {
  painter.setPen(words.colour);
  painter.drawText(x, baseline, words.text);
  x += painter.fontMetrics().horizontalAdvance(words.text);
}

} // namespace

int captionHeight(const QPainter& painter) {
  return painter.fontMetrics().height() + 2 * margin - 2;
}

void paintCaption(QPainter& painter, const ViewCaption& caption, const QRect& area) {
  const RoleColours& colours = currentColours();
  const QFontMetrics metrics = painter.fontMetrics();
  const QString arrow = QStringLiteral("  →  ");
  const bool isTitle = caption.target.isEmpty();
  const QString pairing =
      caption.source.isEmpty() || isTitle ? caption.source : caption.source + arrow + caption.target;
  const int room = area.width() - 4 * margin - metrics.horizontalAdvance(pairing);
  const QString detail = metrics.elidedText(caption.detail, Qt::ElideRight, std::max(room, 0));
  const int right = area.right() + 1 - margin - metrics.horizontalAdvance(detail);
  const int top = area.top() + margin;
  const int baseline = top + metrics.ascent();
  QColor ground = toQColor(colours.background);
  ground.setAlphaF(0.8F);
  for (const auto& [text, x] : {std::pair(pairing, area.left() + margin), {detail, right}})
    if (!text.isEmpty())
      painter.fillRect(x - 4, top - 2, metrics.horizontalAdvance(text) + 8, metrics.height() + 4, ground);
  if (int x = area.left() + margin; isTitle)
    paintWords(painter, {pairing, toQColor(colours.text)}, x, baseline);
  else if (!pairing.isEmpty()) {
    paintWords(painter, {caption.source, toQColor(colours.sourceText)}, x, baseline);
    paintWords(painter, {arrow, toQColor(colours.mutedText)}, x, baseline);
    paintWords(painter, {caption.target, toQColor(colours.targetText)}, x, baseline);
  }
  painter.setPen(toQColor(colours.mutedText));
  painter.drawText(right, baseline, detail);
}

} // namespace deblend
