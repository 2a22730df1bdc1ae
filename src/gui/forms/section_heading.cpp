#include "forms/section_heading.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>

namespace deblend {

SectionHeading::SectionHeading(QWidget* parent) : QWidget(parent), m_button(new QToolButton(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 6, 0, 0);
  layout->addWidget(m_button);
  auto* line = new QFrame(this);
  line->setFrameShape(QFrame::HLine);
  line->setForegroundRole(QPalette::Mid);
  line->setFrameShadow(QFrame::Plain);
  layout->addWidget(line, 1);
  m_button->setObjectName(QStringLiteral("heading"));
  m_button->setAutoRaise(true);
  m_button->setIconSize({10, 10});
  m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_button->setFocusPolicy(Qt::TabFocus);
  connect(m_button, &QToolButton::clicked, this, [this] { Q_EMIT foldingAsked(!m_folded); });
  refresh();
  restyle();
}

void SectionHeading::setText(const QString& text) {
  m_text = text;
  refresh();
}

void SectionHeading::setChangedCount(int count) {
  m_changed = count;
  refresh();
}

void SectionHeading::setFolded(bool folded) {
  m_folded = folded;
  refresh();
}

void SectionHeading::refresh() {
  const bool told = m_folded && m_changed > 0;
  m_button->setText(told ? tr("%1 (%n changed)", nullptr, m_changed).arg(m_text) : m_text);
  m_button->setIcon(icon(m_folded ? IconName::Next : IconName::Unfold));
  m_button->setToolTip(m_folded ? tr("Show these options") : tr("Hide these options"));
  QFont font = m_button->font();
  font.setBold(told);
  m_button->setFont(font);
}

void SectionHeading::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    refresh();
  if (isThemeChange(*event))
    restyle();
}

void SectionHeading::restyle() {
  QPalette palette = m_button->palette();
  const QColor muted = toQColor(currentColours().mutedText);
  if (palette.color(QPalette::ButtonText) == muted)
    return;
  palette.setColor(QPalette::ButtonText, muted);
  m_button->setPalette(palette);
}

} // namespace deblend
