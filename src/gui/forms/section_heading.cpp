#include "forms/section_heading.h"

#include "theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

namespace deblend {

SectionHeading::SectionHeading(QWidget* parent) : QWidget(parent), m_label(new QLabel(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addWidget(m_label);
  auto* line = new QFrame(this);
  line->setFrameShape(QFrame::HLine);
  line->setForegroundRole(QPalette::Mid);
  line->setFrameShadow(QFrame::Plain);
  layout->addWidget(line, 1);
  restyle();
}

void SectionHeading::setText(const QString& text) {
  m_label->setText(text);
}

void SectionHeading::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event))
    restyle();
}

void SectionHeading::restyle() {
  QPalette palette = m_label->palette();
  const QColor muted = toQColor(currentColours().mutedText);
  if (palette.color(QPalette::WindowText) == muted)
    return;
  palette.setColor(QPalette::WindowText, muted);
  m_label->setPalette(palette);
}

} // namespace deblend
