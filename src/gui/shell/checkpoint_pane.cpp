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
  m_list->clear();
  for (const CheckpointManifest& checkpoint : m_studio.choice.checkpoints())
    addItem(checkpoint);
  if (m_list->count() == 0)
    m_empty->show(tr("None yet"), nullptr);
  else
    m_empty->hide();
  showChoice();
}

void CheckpointPane::addItem(const CheckpointManifest& checkpoint) {
  auto* item = new QListWidgetItem(
      countText(checkpoint.step) + QLatin1Char('\n') + measureText(checkpoint.loss), m_list);
  item->setData(stepRole, QVariant::fromValue<qint64>(checkpoint.step));
  item->setTextAlignment(Qt::AlignHCenter);
  item->setSizeHint({pictureSide + 12, pictureSide + 2 * fontMetrics().height() + 10});
  item->setToolTip(tr("Step %1 · loss %2").arg(countText(checkpoint.step), measureText(checkpoint.loss)));
  loadPicture(checkpoint.step);
}

void CheckpointPane::loadPicture(qint64 step) {
  const std::filesystem::path folder =
      checkpointsFolder(m_studio.runs.folderOf(m_studio.choice.run())) / checkpointFolderName(step);
  const QString key = textOf(folder);
  const auto show = [this, key, step](const QImage& picture) {
    if (textOf(checkpointsFolder(m_studio.runs.folderOf(m_studio.choice.run())) /
               checkpointFolderName(step)) != key)
      return;
    for (int i = 0; i < m_list->count(); ++i)
      if (m_list->item(i)->data(stepRole).toLongLong() == step)
        m_list->item(i)->setIcon(unchangingIcon(picture));
  };
  if (const auto known = m_pictures.constFind(key); known != m_pictures.cend()) {
    show(*known);
    return;
  }
  runAside(
      this, [file = key + QStringLiteral("/preview.png")] { return QImage(file); },
      [this, key, show](Outcome<QImage> outcome) {
        if (!outcome.value || outcome.value->isNull())
          return;
        m_pictures.insert(key, *outcome.value);
        show(*outcome.value);
      });
}

void CheckpointPane::showChoice() {
  const auto step = m_studio.choice.step();
  m_list->clearSelection();
  for (int i = 0; step && i < m_list->count(); ++i)
    if (m_list->item(i)->data(stepRole).toLongLong() == *step)
      m_list->setCurrentRow(i);
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
  if (event->type() == QEvent::LanguageChange)
    showList();
  if (isThemeChange(*event))
    m_list->setPalette(quietSelection());
}

} // namespace deblend
