#include "shell/checkpoint_pane.h"

#include "controllers/studio.h"
#include "language/quantity_text.h"
#include "shell/run_actions.h"
#include "theme/theme.h"
#include "threads/run_aside.h"
#include "views/empty_state.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QImage>
#include <QLabel>
#include <QListWidget>
#include <QSet>
#include <QToolButton>

namespace deblend {
namespace {

constexpr int pictureSide = 64;
constexpr int stepRole = Qt::UserRole;

QToolButton* makeButton(QAction* action, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setDefaultAction(action);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setAutoRaise(true);
  return button;
}

/// Selecting must not tint the picture.
QIcon unchangingIcon(const QImage& picture) {
  const QPixmap pixmap = QPixmap::fromImage(picture);
  QIcon icon(pixmap);
  icon.addPixmap(pixmap, QIcon::Selected);
  return icon;
}

} // namespace

CheckpointPane::CheckpointPane(Studio& studio, const RunActions& actions, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_list(new QListWidget(this)), m_empty(new EmptyState(m_list)),
      m_problems(new QLabel(this)) {
  m_list->setViewMode(QListView::IconMode);
  m_list->setResizeMode(QListView::Adjust);
  m_list->setMovement(QListView::Static);
  m_list->setUniformItemSizes(true);
  m_list->setIconSize({pictureSide, pictureSide});
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setSpacing(2);
  m_list->setPalette(quietSelection());
  m_problems->setWordWrap(true);
  m_problems->hide();
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
  connect(m_list, &QListWidget::itemClicked, this,
          [this](QListWidgetItem* item) { m_studio.choice.chooseStep(item->data(stepRole).toLongLong()); });
  connect(m_list, &QListWidget::itemActivated, this,
          [this](QListWidgetItem* item) { m_studio.choice.chooseStep(item->data(stepRole).toLongLong()); });
  showList();
}

void CheckpointPane::showList() {
  const auto& checkpoints = m_studio.choice.checkpoints();
  if (m_shownRun != m_studio.choice.run())
    clear();
  m_shownRun = m_studio.choice.run();
  removeGone(checkpoints);
  for (std::size_t place = 0; place < checkpoints.size(); ++place)
    if (!m_items.contains(checkpoints[place].step))
      insertItem(static_cast<int>(place), checkpoints[place]);
  if (m_list->count() == 0)
    m_empty->show(tr("None yet"), nullptr);
  else
    m_empty->hide();
  showChoice();
}

void CheckpointPane::clear() {
  m_list->clear();
  m_items.clear();
}

void CheckpointPane::removeGone(const std::vector<CheckpointManifest>& checkpoints) {
  QSet<qint64> steps;
  for (const CheckpointManifest& checkpoint : checkpoints)
    steps.insert(checkpoint.step);
  for (const qint64 step : m_items.keys())
    if (!steps.contains(step))
      delete m_items.take(step);
}

void CheckpointPane::insertItem(int place, const CheckpointManifest& checkpoint) {
  auto* item =
      new QListWidgetItem(countText(checkpoint.step) + QLatin1Char('\n') + measureText(checkpoint.loss));
  item->setData(stepRole, QVariant::fromValue<qint64>(checkpoint.step));
  item->setTextAlignment(Qt::AlignHCenter);
  item->setSizeHint({pictureSide + 12, pictureSide + 2 * fontMetrics().height() + 10});
  item->setToolTip(tr("Step %1 · loss %2").arg(countText(checkpoint.step), measureText(checkpoint.loss)));
  m_list->insertItem(place, item);
  m_items.insert(checkpoint.step, item);
  loadPicture(checkpoint.step);
}

void CheckpointPane::loadPicture(qint64 step) {
  const std::filesystem::path folder = checkpointsFolder(m_studio.runs.folderOf(m_shownRun));
  const QString file = textOf(folder / checkpointFolderName(step) / "preview.png");
  runAside(
      this, [file] { return QImage(file); },
      [this, run = m_shownRun, step](Outcome<QImage> outcome) {
        QListWidgetItem* item = m_items.value(step);
        if (outcome.value && !outcome.value->isNull() && item && run == m_shownRun)
          item->setIcon(unchangingIcon(*outcome.value));
      });
}

void CheckpointPane::showChoice() {
  const auto step = m_studio.choice.step();
  m_list->clearSelection();
  if (QListWidgetItem* item = step ? m_items.value(*step) : nullptr)
    m_list->setCurrentItem(item);
}

void CheckpointPane::showProblems(const QStringList& problems) {
  m_problems->setText(problems.join(QLatin1Char('\n')));
  m_problems->setVisible(!problems.isEmpty());
  QPalette colours = m_problems->palette();
  colours.setColor(QPalette::WindowText, problemColour());
  m_problems->setPalette(colours);
}

void CheckpointPane::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) {
    clear();
    showList();
  }
  if (isThemeChange(*event))
    m_list->setPalette(quietSelection());
}

} // namespace deblend
