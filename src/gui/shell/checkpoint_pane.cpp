#include "shell/checkpoint_pane.h"

#include "controllers/studio.h"
#include "forms/problem_label.h"
#include "shell/run_actions.h"
#include "theme/theme.h"
#include "views/empty_state.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QListView>
#include <QToolButton>

namespace deblend {
namespace {

QToolButton* makeButton(QAction* action, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setDefaultAction(action);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setAutoRaise(true);
  return button;
}

} // namespace

CheckpointPane::CheckpointPane(Studio& studio, const RunActions& actions, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_list(new QListView(this)), m_empty(new EmptyState(m_list)),
      m_problems(new ProblemLabel(this)) {
  m_list->setObjectName(QStringLiteral("checkpoints"));
  m_list->setModel(&m_checkpoints);
  m_list->setViewMode(QListView::IconMode);
  m_list->setResizeMode(QListView::Adjust);
  m_list->setMovement(QListView::Static);
  m_list->setUniformItemSizes(true);
  constexpr int pictureSide = RunCheckpoints::pictureSide;
  m_list->setIconSize({pictureSide, pictureSide});
  m_list->setGridSize({pictureSide + 16, pictureSide + 2 * fontMetrics().height() + 14});
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setPalette(quietSelection());
  auto* buttons = new QHBoxLayout;
  buttons->setContentsMargins(4, 0, 4, 4);
  buttons->addWidget(makeButton(actions.actions().resume, this));
  buttons->addWidget(makeButton(actions.actions().branch, this));
  buttons->addStretch();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->setSpacing(2);
  column->addWidget(m_list, 1);
  column->addWidget(m_problems);
  column->addLayout(buttons);
  connect(&m_studio.choice, &CheckpointChoice::listChanged, this, &CheckpointPane::showList);
  connect(&m_studio.choice, &CheckpointChoice::choiceChanged, this, &CheckpointPane::showChoice);
  connect(&m_studio.lister, &CheckpointLister::listed, this,
          [this](const auto&, const QStringList& problems) { showProblems(problems); });
  for (const auto signal : {&QListView::clicked, &QListView::activated})
    connect(m_list, signal, this, &CheckpointPane::choose);
  showList();
}

void CheckpointPane::showList() {
  const CheckpointChoice& choice = m_studio.choice;
  m_checkpoints.show(m_studio.runs.folderOf(choice.run()), choice.checkpoints());
  if (choice.checkpoints().empty())
    m_empty->show(tr("None yet"), nullptr);
  else
    m_empty->hide();
  showChoice();
}

void CheckpointPane::choose(const QModelIndex& index) {
  m_studio.choice.chooseStep(m_checkpoints.entry(index).step);
}

void CheckpointPane::showChoice() {
  const auto step = m_studio.choice.step();
  const QModelIndex chosen = step ? m_checkpoints.indexOf(*step) : QModelIndex();
  if (!chosen.isValid())
    m_list->clearSelection();
  else if (chosen != m_list->currentIndex() || !m_list->selectionModel()->isSelected(chosen))
    m_list->setCurrentIndex(chosen);
}

void CheckpointPane::showProblems(const QStringList& problems) {
  m_problems->tell(problems.join(QLatin1Char('\n')));
}

void CheckpointPane::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    showList();
    m_list->viewport()->update();
  }
  if (isThemeChange(*event))
    m_list->setPalette(quietSelection());
}

} // namespace deblend
