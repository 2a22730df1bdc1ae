#include "views/empty_state.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace deblend {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_panel(new QWidget(this)), m_sentence(new QLabel(m_panel)),
      m_button(new QPushButton(m_panel)) {
  m_sentence->setObjectName(QStringLiteral("emptySentence"));
  m_button->setObjectName(QStringLiteral("emptyAction"));
  m_sentence->setAlignment(Qt::AlignCenter);
  m_button->setMinimumSize(120, 32);
  auto* words = new QVBoxLayout(m_panel);
  words->setContentsMargins(24, 16, 24, 18);
  words->setSpacing(12);
  words->addWidget(m_sentence);
  words->addWidget(m_button, 0, Qt::AlignHCenter);
  auto* column = new QVBoxLayout(this);
  column->addStretch();
  column->addWidget(m_panel, 0, Qt::AlignHCenter);
  column->addStretch();
  parent->installEventFilter(this);
  connect(m_button, &QPushButton::clicked, this, [this] {
    if (m_action)
      m_action->trigger();
  });
  hide();
}

void EmptyState::show(const QString& sentence, QAction* action) {
  m_action = action;
  m_sentence->setText(sentence);
  m_button->setVisible(action != nullptr);
  if (action) {
    m_button->setText(action->iconText());
    m_button->setIcon(action->icon());
    m_button->setEnabled(action->isEnabled());
    m_button->setToolTip(action->toolTip());
  }
  setGeometry(parentWidget()->rect());
  setVisible(true);
  raise();
}

QString EmptyState::sentence() const {
  return m_sentence->text();
}

void EmptyState::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QColor ground = palette().color(QPalette::Base);
  ground.setAlphaF(0.88F);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawRoundedRect(m_panel->geometry(), 8, 8);
}

bool EmptyState::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize)
    setGeometry(parentWidget()->rect());
  return QWidget::eventFilter(watched, event);
}

} // namespace deblend
