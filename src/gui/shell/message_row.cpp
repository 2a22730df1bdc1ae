#include "shell/message_row.h"

#include "theme/icons.h"
#include "theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace deblend {

MessageRow::MessageRow(const Message& message, QWidget* parent)
    : QWidget(parent), m_message(message), m_close(new QToolButton(this)) {
  const bool problem = message.tone == Message::Tone::Problem;
  auto* mark = new QLabel(this);
  mark->setPixmap(icon(problem ? IconName::Warning : IconName::Information).pixmap(16, 16));
  auto* sentence = new QLabel(message.sentence, this);
  sentence->setObjectName(QStringLiteral("sentence"));
  sentence->setTextFormat(Qt::PlainText);
  sentence->setWordWrap(true);
  sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(14, 5, 8, 5);
  row->setSpacing(8);
  row->addWidget(mark);
  row->addWidget(sentence, 1);
  if (!message.actionText.isEmpty()) {
    auto* button = new QPushButton(message.actionText, this);
    button->setObjectName(QStringLiteral("action"));
    connect(button, &QPushButton::clicked, this, [action = message.action] { action(); });
    row->addWidget(button);
  }
  m_close->setIcon(icon(IconName::Close));
  m_close->setIconSize({12, 12});
  m_close->setAutoRaise(true);
  m_close->setObjectName(QStringLiteral("close"));
  m_close->setToolTip(tr("Close"));
  m_close->setVisible(message.closable);
  connect(m_close, &QToolButton::clicked, this, &QObject::deleteLater);
  row->addWidget(m_close);
}

void MessageRow::paintEvent(QPaintEvent*) {
  const bool problem = m_message.tone == Message::Tone::Problem;
  const QColor tone = problem ? problemColour() : toQColor(currentColours().mutedText);
  QPainter painter(this);
  QColor ground = tone;
  ground.setAlphaF(0.13F);
  painter.fillRect(rect(), ground);
  painter.fillRect(0, 0, 4, height(), tone);
  painter.setPen(palette().color(QPalette::Mid));
  painter.drawLine(0, height() - 1, width(), height() - 1);
}

void MessageRow::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    m_close->setToolTip(tr("Close"));
}

} // namespace deblend
