#include "forms/problem_label.h"

#include "theme/theme.h"

#include <QEvent>

namespace deblend {

ProblemLabel::ProblemLabel(QWidget* parent) : QLabel(parent) {
  setWordWrap(true);
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  setTextInteractionFlags(Qt::TextSelectableByMouse);
  restyle();
  hide();
}

void ProblemLabel::tell(const QString& sentence) {
  setText(sentence);
  setVisible(!sentence.isEmpty());
}

void ProblemLabel::changeEvent(QEvent* event) {
  QLabel::changeEvent(event);
  if (isThemeChange(*event))
    restyle();
}

void ProblemLabel::restyle() {
  QPalette colours = palette();
  if (colours.color(QPalette::WindowText) == problemColour())
    return;
  colours.setColor(QPalette::WindowText, problemColour());
  setPalette(colours);
}

} // namespace deblend
