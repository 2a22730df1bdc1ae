#include "views/empty_state.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace deblend {
namespace {

constexpr int roomAround = 72; ///< pixels

} // namespace

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
  m_text = sentence;
  m_button->setVisible(action != nullptr);
  if (action) {
    m_button->setText(action->iconText());
    m_button->setIcon(action->icon());
    m_button->setEnabled(action->isEnabled());
    m_button->setToolTip(action->toolTip());
  }
  fit();
  setVisible(true);
  raise();
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

/// Sentences that are wider than the view are broken into lines.
void EmptyState::fit() {
  setGeometry(parentWidget()->rect());
  const int room = std::max(width() - roomAround, 80);
  const bool wraps = m_sentence->fontMetrics().size(0, m_text).width() > room;
  m_sentence->setText(wraps ? QString(m_text).replace(QLatin1Char('\n'), QLatin1Char(' ')) : m_text);
  m_sentence->setWordWrap(wraps);
  m_sentence->setMinimumWidth(wraps ? room : 0);
  m_sentence->setMaximumWidth(wraps ? room : QWIDGETSIZE_MAX);
}

bool EmptyState::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize)
    fit();
  return QWidget::eventFilter(watched, event);
}

} // namespace deblend
