#include "views/empty_state.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace deblend {

EmptyState::EmptyState(QWidget* parent) : QWidget(parent), m_sentence(new QLabel(this)), m_button(new QPushButton(this)) {
  m_sentence->setObjectName(QStringLiteral("emptySentence"));
  m_button->setObjectName(QStringLiteral("emptyAction"));
  m_sentence->setAlignment(Qt::AlignCenter);
  m_sentence->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->setSpacing(14);
  column->addStretch(3);
  column->addWidget(m_sentence);
  column->addWidget(m_button, 0, Qt::AlignHCenter);
  column->addStretch(4);
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

QString EmptyState::sentence() const { return m_sentence->text(); }

bool EmptyState::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize)
    setGeometry(parentWidget()->rect());
  return QWidget::eventFilter(watched, event);
}

} // namespace deblend
