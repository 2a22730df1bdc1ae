#include "shell/project_tree.h"

#include "controllers/curve_feed.h"
#include "controllers/document_edits.h"
#include "controllers/studio.h"
#include "painting/point_painting_dialog.h"
#include "shell/run_actions.h"
#include "shell/run_text.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "views/data_thumbnail.h"

#include <QDesktopServices>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>
#include <QUrl>

namespace deblend {
namespace {

constexpr int nameRole = Qt::UserRole;
constexpr int thumbnailSide = 22;

/// The hue of the side that a data set has in the experiment; neutral for the others.
QColor hueOf(const std::string& dataSet, const Experiment* experiment) {
  const RoleColours& colours = currentColours();
  if (experiment && experiment->source == dataSet)
    return toQColor(colours.source);
  if (experiment && experiment->target == dataSet)
    return toQColor(colours.target);
  return toQColor(colours.neutralPoints);
}

} // namespace

ProjectTree::ProjectTree(Studio& studio, CurveFeed& curves, RunActions& actions, QWidget* parent)
    : QTreeWidget(parent), m_studio(studio), m_curves(curves), m_actions(actions) {
  setColumnCount(2);
  setHeaderHidden(true);
  setFrameShape(QFrame::NoFrame);
  setRootIsDecorated(false);
  setIndentation(12);
  setIconSize({thumbnailSide, thumbnailSide});
  setContextMenuPolicy(Qt::CustomContextMenu);
  setEditTriggers(QAbstractItemView::EditKeyPressed);
  header()->setStretchLastSection(false);
  header()->setSectionResizeMode(0, QHeaderView::Stretch);
  header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  m_dataSets = addHeading();
  m_experiments = addHeading();
  m_runs = addHeading();
  setPalette(quietSelection());
  retranslate();
  ProjectController& project = m_studio.project;
  for (const auto signal : {&ProjectController::documentChanged, &ProjectController::experimentChosen,
                            &ProjectController::closed})
    connect(&project, signal, this, [this] {
      showDataSets();
      showExperiments();
    });
  connect(&m_studio.runs, &RunList::changed, this, &ProjectTree::showRuns);
  connect(&m_studio.runs, &RunList::progressed, this, &ProjectTree::showRun);
  connect(&m_studio.runs, &RunList::chosenChanged, this, &ProjectTree::showChosenRun);
  connect(&m_curves, &CurveFeed::shownChanged, this, &ProjectTree::showRun);
  connect(this, &QTreeWidget::itemChanged, this, &ProjectTree::itemWasChanged);
  connect(this, &QTreeWidget::itemClicked, this, &ProjectTree::itemWasChosen);
  connect(this, &QTreeWidget::itemActivated, this, &ProjectTree::itemWasChosen);
  connect(this, &QTreeWidget::customContextMenuRequested, this, &ProjectTree::offerMenu);
}

QTreeWidgetItem* ProjectTree::addHeading() {
  auto* heading = new QTreeWidgetItem(this);
  heading->setFlags(Qt::ItemIsEnabled);
  heading->setFirstColumnSpanned(true);
  heading->setExpanded(true);
  QFont font = heading->font(0);
  font.setBold(true);
  heading->setFont(0, font);
  return heading;
}

QTreeWidgetItem* ProjectTree::itemOf(QTreeWidgetItem* heading, const QString& name) const {
  for (int i = 0; i < heading->childCount(); ++i)
    if (heading->child(i)->data(0, nameRole).toString() == name)
      return heading->child(i);
  return nullptr;
}

void ProjectTree::showDataSets() {
  const QSignalBlocker blocker(this);
  qDeleteAll(m_dataSets->takeChildren());
  if (!m_studio.project.isOpen())
    return;
  for (const NamedDataSet& each : m_studio.project.document().dataSets) {
    auto* item = new QTreeWidgetItem(m_dataSets, {QString::fromStdString(each.name)});
    item->setData(0, nameRole, item->text(0));
    item->setToolTip(0, QString::fromStdString(toText(each.spec)));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setFirstColumnSpanned(true);
    showThumbnail(item->text(0));
  }
}

void ProjectTree::showThumbnail(const QString& dataSet) {
  ProjectController& project = m_studio.project;
  const DataSetSpec spec = project.document().dataSet(dataSet.toStdString()).spec;
  m_studio.summaries.summarise(
      spec, project.dataFolders(), this, [this, dataSet](const DataSummary& summary, const QString& problem) {
        QTreeWidgetItem* item = itemOf(m_dataSets, dataSet);
        if (!item)
          return;
        const QSignalBlocker blocker(this);
        const QColor hue = hueOf(dataSet.toStdString(), m_studio.project.experiment());
        item->setIcon(0, QPixmap::fromImage(dataThumbnail(summary, hue, thumbnailSide, devicePixelRatioF())));
        if (!problem.isEmpty()) {
          item->setToolTip(0, problem);
          item->setForeground(0, problemColour());
        }
      });
}

void ProjectTree::showExperiments() {
  const QSignalBlocker blocker(this);
  qDeleteAll(m_experiments->takeChildren());
  if (!m_studio.project.isOpen())
    return;
  const Experiment* shown = m_studio.project.experiment();
  for (const QString& name : m_studio.project.experimentNames()) {
    auto* item = new QTreeWidgetItem(m_experiments, {name});
    item->setData(0, nameRole, name);
    item->setIcon(0, icon(IconName::Experiment));
    item->setFirstColumnSpanned(true);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable);
    QFont font = item->font(0);
    font.setBold(shown && name == QString::fromStdString(shown->name));
    item->setFont(0, font);
  }
}

void ProjectTree::showRuns() {
  const QSignalBlocker blocker(this);
  qDeleteAll(m_runs->takeChildren());
  const auto& runs = m_studio.runs.runs();
  for (auto run = runs.rbegin(); run != runs.rend(); ++run)
    fillRunItem(*new QTreeWidgetItem(m_runs), *run);
  showChosenRun();
}

void ProjectTree::showChosenRun() {
  const QSignalBlocker blocker(this);
  setCurrentItem(itemOf(m_runs, m_studio.runs.chosen()));
}

void ProjectTree::showRun(const QString& run) {
  QTreeWidgetItem* item = itemOf(m_runs, run);
  const RunSummary* summary = m_studio.runs.find(run);
  if (!item || !summary)
    return;
  const bool ticked = item->checkState(0) == Qt::Checked;
  if (item->text(1) == stateGlyph(*summary) && ticked == m_curves.shows(run))
    return;
  const QSignalBlocker blocker(this);
  fillRunItem(*item, *summary);
  viewport()->update();
}

void ProjectTree::fillRunItem(QTreeWidgetItem& item, const RunSummary& run) {
  const QString name = QString::fromStdString(run.id);
  const bool lost = run.state == RunState::Diverged || run.state == RunState::Failed;
  item.setText(0, name);
  item.setData(0, nameRole, name);
  item.setIcon(0, runIcon(run.number));
  item.setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
  item.setCheckState(0, m_curves.shows(name) ? Qt::Checked : Qt::Unchecked);
  item.setText(1, stateGlyph(run));
  item.setForeground(1, lost ? problemColour() : toQColor(currentColours().mutedText));
  item.setToolTip(0, runToolTip(run));
  item.setToolTip(1, runToolTip(run));
}

void ProjectTree::itemWasChanged(QTreeWidgetItem* item, int column) {
  const QString name = item->data(0, nameRole).toString();
  if (column != 0)
    return;
  if (item->parent() == m_experiments)
    // Later: renaming makes the items anew, and this one is still in use.
    QMetaObject::invokeMethod(
        this, [this, name, text = item->text(0)] { m_studio.project.renameExperiment(name, text); },
        Qt::QueuedConnection);
  else if (item->parent() == m_runs && item->checkState(0) == Qt::Checked)
    m_curves.show(name);
  else if (item->parent() == m_runs)
    m_curves.hide(name);
}

void ProjectTree::itemWasChosen(QTreeWidgetItem* item) {
  const QString name = item->data(0, nameRole).toString();
  if (item->parent() == m_experiments)
    m_studio.project.chooseExperiment(name);
  else if (item->parent() == m_runs)
    m_studio.runs.choose(name);
  else if (item->parent() == m_dataSets)
    Q_EMIT dataSetChosen(name);
}

void ProjectTree::offerMenu(const QPoint& position) {
  QTreeWidgetItem* item = itemAt(position);
  if (!item || !item->parent())
    return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const QString name = item->data(0, nameRole).toString();
  if (item->parent() == m_dataSets)
    fillDataSetMenu(*menu, name);
  else if (item->parent() == m_experiments)
    fillExperimentMenu(*menu, item);
  else
    fillRunMenu(*menu, name);
  menu->popup(viewport()->mapToGlobal(position));
}

void ProjectTree::fillDataSetMenu(QMenu& menu, const QString& name) {
  ProjectController& project = m_studio.project;
  const DataSetSpec spec = project.document().dataSet(name.toStdString()).spec;
  const bool writable = project.isWritable();
  menu.addAction(tr("Show"), this, [this, name] { Q_EMIT dataSetChosen(name); });
  menu.addSeparator();
  menu.addAction(tr("Use as the source"), this, [&project, spec] { project.setDataSet(Side::Source, spec); })
      ->setEnabled(writable);
  menu.addAction(tr("Use as the target"), this, [&project, spec] { project.setDataSet(Side::Target, spec); })
      ->setEnabled(writable);
  if (!picturePathOf(spec, project.dataFolders()).empty() ||
      !pointsPathOf(spec, project.dataFolders()).empty())
    menu.addAction(tr("Paint on a copy…"), this, [this, name] { paintOn(name); })->setEnabled(writable);
  menu.addSeparator();
  QAction* remove =
      menu.addAction(tr("Remove from the project"), this, [&project, name] { project.removeDataSet(name); });
  remove->setEnabled(writable && !usesDataSet(project.document(), name.toStdString()));
}

/// The copy takes the data set's place in the experiment, or becomes its target.
void ProjectTree::paintOn(const QString& name) {
  ProjectController& project = m_studio.project;
  const Experiment* experiment = project.experiment();
  if (!experiment)
    return;
  const Side side = experiment->source == name.toStdString() ? Side::Source : Side::Target;
  const std::optional<NamedDataSet> partner =
      side == Side::Source ? project.document().dataSet(experiment->target)
                           : mappedSource(project.document(), *experiment, m_studio.program().plugins);
  const DataSetSpec spec = project.document().dataSet(name.toStdString()).spec;
  PaintingTask task{side, project.dataFolders(), name, picturePathOf(spec, project.dataFolders()),
                    partner ? std::optional(partner->spec) : std::nullopt};
  PaintingWindow* dialog = nullptr;
  if (task.start.empty()) {
    task.start = pointsPathOf(spec, task.folders);
    dialog = new PointPaintingDialog(task, window());
  } else {
    dialog = new PaintingDialog(task, window());
  }
  connect(dialog, &PaintingWindow::saved, this,
          [&project, side](const DataSetSpec& painted) { project.setDataSet(side, painted); });
  dialog->open();
}

void ProjectTree::fillExperimentMenu(QMenu& menu, QTreeWidgetItem* item) {
  ProjectController& project = m_studio.project;
  const QString name = item->data(0, nameRole).toString();
  const bool writable = project.isWritable();
  menu.addAction(tr("Show"), this, [&project, name] { project.chooseExperiment(name); });
  menu.addSeparator();
  menu.addAction(tr("Rename…"), this,
                 [this, name] {
                   if (QTreeWidgetItem* found = itemOf(m_experiments, name))
                     editItem(found);
                 })
      ->setEnabled(writable);
  menu.addAction(tr("Duplicate"), this, [&project, name] { project.duplicateExperiment(name); })
      ->setEnabled(writable);
  menu.addAction(tr("Remove"), this, [&project, name] { project.removeExperiment(name); })
      ->setEnabled(writable && m_experiments->childCount() > 1);
}

void ProjectTree::fillRunMenu(QMenu& menu, const QString& name) {
  m_studio.runs.choose(name);
  m_actions.addTo(menu);
  menu.addSeparator();
  QAction* losses = menu.addAction(tr("Show the losses"));
  losses->setCheckable(true);
  losses->setChecked(m_curves.shows(name));
  connect(losses, &QAction::toggled, this,
          [this, name](bool shown) { shown ? m_curves.show(name) : m_curves.hide(name); });
  menu.addAction(tr("Open the folder"), this, [folder = textOf(m_studio.runs.folderOf(name))] {
    QDesktopServices::openUrl(QUrl::fromLocalFile(folder));
  });
}

void ProjectTree::changeEvent(QEvent* event) {
  QTreeWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
  if (isThemeChange(*event))
    setPalette(quietSelection());
  if (event->type() == QEvent::LanguageChange || isThemeChange(*event)) {
    showDataSets();
    showRuns();
  }
}

void ProjectTree::retranslate() {
  m_dataSets->setText(0, tr("Data sets"));
  m_experiments->setText(0, tr("Experiments"));
  m_runs->setText(0, tr("Runs"));
}

} // namespace deblend
