#include "shell/main_window.h"

#include "charts/loss_chart.h"
#include "charts/loss_panel.h"
#include "controllers/curve_feed.h"
#include "dialogs/about_dialog.h"
#include "dialogs/export_dialog.h"
#include "dialogs/plugins_dialog.h"
#include "dialogs/preferences_dialog.h"
#include "forms/experiment_form.h"
#include "playback/playback_bar.h"
#include "shell/appearance.h"
#include "shell/checkpoint_pane.h"
#include "shell/message_bar.h"
#include "shell/project_actions.h"
#include "shell/project_tree.h"
#include "shell/run_actions.h"
#include "shell/status_line.h"
#include "shell/tool_bar_choosers.h"
#include "shell/view_tabs.h"
#include "shell/window_layout.h"
#include "shell/window_messages.h"
#include "start/start_page.h"
#include "theme/icons.h"
#include "ui_main_window.h"
#include "views/grid_page.h"
#include "views/grid_view.h"
#include "views/model_view_page.h"

#include <QCloseEvent>

namespace deblend {

MainWindow::MainWindow(const Program& program, Appearance& appearance, QWidget* parent)
    : QMainWindow(parent), m_program(program), m_appearance(appearance),
      m_ui(std::make_unique<Ui::MainWindow>()), m_studio(new Studio(program, this)),
      m_messages(new MessageBar(this)), m_projectActions(new ProjectActions(*m_studio, *m_messages, this)) {
  m_ui->setupUi(this);
  setWindowIcon(applicationIcon());
  setIcons();
  m_ui->centralLayout->insertWidget(0, m_messages);
  m_runActions = new RunActions(*m_studio,
                                {m_ui->actionTrain, m_ui->actionPause, m_ui->actionResume, m_ui->actionStop,
                                 m_ui->actionContinue, m_ui->actionBranch, m_ui->actionReflow},
                                *m_messages, this);
  makePages();
  makePanes();
  makeToolBar();
  m_windowMessages = new WindowMessages(*m_studio, *m_curves, *m_messages, this);
  connectFileActions();
  connectLayoutActions();
  connectPlaybackActions();
  connectHelpActions();
  connectStudio();
  retranslate();
  showProject();
  m_layout->restore();
}

MainWindow::~MainWindow() = default;

void MainWindow::setIcons() {
  for (const auto& [action, name] : {std::pair(m_ui->actionNew, IconName::NewProject),
                                     {m_ui->actionOpen, IconName::OpenProject},
                                     {m_ui->actionSave, IconName::Save},
                                     {m_ui->actionExport, IconName::Export},
                                     {m_ui->actionTrain, IconName::Play},
                                     {m_ui->actionPause, IconName::Pause},
                                     {m_ui->actionResume, IconName::Resume},
                                     {m_ui->actionStop, IconName::Stop},
                                     {m_ui->actionBranch, IconName::Branch}})
    action->setIcon(icon(name));
}

void MainWindow::makePages() {
  m_startPage = new StartPage(m_studio->summaries, m_program, m_ui->actionNew, m_ui->actionOpen, this);
  auto* workPage = new QWidget(this);
  m_views = new ViewTabs(*m_studio, {m_ui->actionTrain, m_ui->actionResume},
                         {m_ui->actionResume, m_ui->actionBranch}, workPage);
  auto* column = new QVBoxLayout(workPage);
  column->setContentsMargins({});
  column->setSpacing(0);
  column->addWidget(m_views, 1);
  auto* playback = new PlaybackBar(m_studio->playback, m_studio->choice, m_studio->film, workPage);
  connect(&m_studio->pairing, &Pairing::changed, playback,
          [this, playback] { playback->setMapping(m_studio->shownMaps()); });
  column->addWidget(playback);
  m_ui->pages->addWidget(m_startPage);
  m_ui->pages->addWidget(workPage);
  m_status = new StatusLine(this);
  m_ui->statusBar->addWidget(m_status, 1);
}

void MainWindow::makePanes() {
  m_loss = new LossPanel(this);
  m_curves = new CurveFeed(m_loss->chart(), m_studio->runs, this);
  m_form = new ExperimentForm(m_studio->project, m_studio->summaries, m_program.plugins, this);
  m_runActions->setForm(m_form);
  const auto put = [](QDockWidget* dock, QWidget* content) {
    delete dock->widget();
    dock->setWidget(content);
  };
  auto* tree = new ProjectTree(*m_studio, *m_curves, *m_runActions, this);
  connect(tree, &ProjectTree::dataSetChosen, m_views, &ViewTabs::showDataSet);
  put(m_ui->projectDock, tree);
  put(m_ui->checkpointDock, new CheckpointPane(*m_studio, *m_runActions, this));
  put(m_ui->experimentDock, m_form);
  put(m_ui->lossDock, m_loss);
  m_layout =
      new WindowLayout(this, {m_ui->projectDock, m_ui->checkpointDock, m_ui->experimentDock, m_ui->lossDock});
}

void MainWindow::makeToolBar() {
  auto* devices = new DeviceChooser(this);
  connect(devices, &DeviceChooser::chosen, m_studio, &Studio::setDevice);
  m_ui->toolBar->addSeparator();
  m_ui->toolBar->addWidget(new ExperimentChooser(m_studio->project, this));
  m_ui->toolBar->addSeparator();
  m_ui->toolBar->addActions({m_ui->actionTrain, m_ui->actionPause, m_ui->actionResume, m_ui->actionStop});
  m_ui->toolBar->addSeparator();
  m_ui->toolBar->addWidget(devices);
}

void MainWindow::connectFileActions() {
  ProjectActions* actions = m_projectActions;
  connect(m_ui->actionNew, &QAction::triggered, actions, &ProjectActions::askForNew);
  connect(m_ui->actionOpen, &QAction::triggered, actions, &ProjectActions::askToOpen);
  connect(m_ui->actionSave, &QAction::triggered, actions, &ProjectActions::save);
  connect(m_ui->actionClose, &QAction::triggered, actions, &ProjectActions::close);
  connect(m_ui->actionExport, &QAction::triggered, this, &MainWindow::askToExport);
  connect(m_ui->actionQuit, &QAction::triggered, this, &QWidget::close);
  connect(m_ui->menuRecent, &QMenu::aboutToShow, this,
          [this] { m_projectActions->fillRecentMenu(*m_ui->menuRecent); });
  connect(m_startPage, &StartPage::exampleOpened, actions, &ProjectActions::openExample);
  connect(m_startPage, &StartPage::projectOpened, actions, &ProjectActions::open);
}

void MainWindow::connectLayoutActions() {
  for (QDockWidget* dock : {m_ui->projectDock, m_ui->checkpointDock, m_ui->experimentDock, m_ui->lossDock})
    m_ui->menuPanes->addAction(dock->toggleViewAction());
  connect(m_ui->actionLayoutTrain, &QAction::triggered, m_layout, &WindowLayout::arrangeForTraining);
  connect(m_ui->actionLayoutExplore, &QAction::triggered, m_layout, &WindowLayout::arrangeForExploring);
  connect(m_ui->actionResetLayout, &QAction::triggered, m_layout, &WindowLayout::arrangeForTraining);
}

void MainWindow::connectPlaybackActions() {
  PlaybackController* playback = &m_studio->playback;
  CheckpointChoice* choice = &m_studio->choice;
  connect(m_ui->actionPlay, &QAction::triggered, m_studio, &Studio::togglePlaying);
  connect(m_ui->actionStepForward, &QAction::triggered, playback, &PlaybackController::stepForward);
  connect(m_ui->actionStepBackward, &QAction::triggered, playback, &PlaybackController::stepBackward);
  connect(m_ui->actionNextCheckpoint, &QAction::triggered, choice, &CheckpointChoice::chooseNext);
  connect(m_ui->actionPreviousCheckpoint, &QAction::triggered, choice, &CheckpointChoice::choosePrevious);
}

void MainWindow::connectHelpActions() {
  connect(m_ui->actionPreferences, &QAction::triggered, this,
          [this] { (new PreferencesDialog(m_appearance, this))->open(); });
  connect(m_ui->actionPlugins, &QAction::triggered, this,
          [this] { (new PluginsDialog(m_program.plugins, this))->open(); });
  connect(m_ui->actionAbout, &QAction::triggered, this, [this] { (new AboutDialog(this))->open(); });
}

void MainWindow::connectStudio() {
  ProjectController* project = &m_studio->project;
  for (const auto signal : {&ProjectController::opened, &ProjectController::closed})
    connect(project, signal, this, &MainWindow::showProject);
  connect(project, &ProjectController::closed, m_curves, &CurveFeed::hideAll);
  connect(project, &ProjectController::savedChanged, this, &MainWindow::showTitle);
  connect(&m_studio->runs, &RunList::chosenChanged, this, &MainWindow::followRun);
  connect(&m_studio->runs, &RunList::changed, this, &MainWindow::showStatus);
  connect(&m_studio->training, &TrainingController::statusChanged, m_status, &StatusLine::showTraining);
  connect(&m_studio->training, &TrainingController::metricsArrived, m_curves, &CurveFeed::append);
}

/// The run that is looked at has its losses shown.
void MainWindow::followRun(const QString& run) {
  m_curves->show(run);
  showStatus();
}

void MainWindow::showStatus() {
  const RunSummary* run = m_studio->runs.find(m_studio->runs.chosen());
  m_status->showRun(run ? std::optional(*run) : std::nullopt);
  m_ui->actionExport->setEnabled(run != nullptr);
}

void MainWindow::showProject() {
  const bool open = m_studio->project.isOpen();
  m_ui->pages->setCurrentIndex(open ? 1 : 0);
  m_layout->setPanesShown(open);
  for (QAction* action :
       {m_ui->actionSave, m_ui->actionClose, m_ui->actionLayoutTrain, m_ui->actionLayoutExplore,
        m_ui->actionResetLayout, m_ui->menuPanes->menuAction(), m_ui->menuPlayback->menuAction()})
    action->setEnabled(open);
  for (QAction* action : m_ui->menuPlayback->actions())
    action->setEnabled(open);
  showStatus();
  showTitle();
}

void MainWindow::showTitle() {
  const ProjectController& project = m_studio->project;
  const QString program = QStringLiteral("Deblend Studio");
  if (!project.isOpen()) {
    setWindowTitle(program);
    setWindowModified(false);
    return;
  }
  setWindowTitle(QStringLiteral("%1[*] – %2").arg(QString::fromStdString(project.document().name), program));
  setWindowModified(project.isModified());
  m_ui->actionSave->setEnabled(project.isWritable() && project.isModified());
}

void MainWindow::askToExport() {
  if (m_views->askToExport() || m_studio->choice.run().isEmpty())
    return;
  const ProjectController& project = m_studio->project;
  if (!m_studio->pairing.modelType())
    return;
  ExportSubject subject;
  subject.projectFolder = project.project().folder();
  subject.folders = project.dataFolders();
  subject.run = m_studio->choice.run();
  subject.step = m_studio->choice.step();
  subject.trajectory = m_studio->sampling.trajectoryRequest();
  subject.modelType = m_studio->pairing.modelType();
  subject.view = m_views->modelViews().exportedView().toStdString();
  subject.item = m_views->modelViews().item();
  subject.quantity = m_loss->quantity();
  subject.axis = m_loss->chart().axis();
  subject.logarithmic = m_loss->isLogarithmic();
  const auto& grid = m_views->grid().view().trajectory();
  const DataSummary& target = m_studio->pairing.target();
  subject.images = grid || (target && isImage(target->sampleShape));
  subject.classes = grid && !grid->labels.empty();
  subject.alpha = m_studio->playback.alpha();
  auto* dialog = new ExportDialog(m_program, std::move(subject), this);
  connect(dialog, &ExportDialog::exported, m_windowMessages, &WindowMessages::tellExport);
  dialog->open();
}

TrajectoryPage& MainWindow::trajectoryPage() {
  return m_views->trajectories();
}

bool MainWindow::isSettled() const {
  return m_studio->isSettled() && !m_curves->isBusy() && m_views->isSettled();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  m_layout->save();
  // Nothing is lost by closing: the training is stopped first, and the window closes when its checkpoint is
  // written. Where there is nothing to wait for, that is now, and the inner close() does nothing.
  if (!m_mayClose)
    m_projectActions->leave([this] {
      m_mayClose = true;
      close();
    });
  event->setAccepted(m_mayClose);
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void MainWindow::retranslate() {
  m_ui->retranslateUi(this);
  m_runActions->retranslate();
  showTitle();
}

void MainWindow::paintEvent(QPaintEvent* event) {
  QMainWindow::paintEvent(event);
  if (!std::exchange(m_painted, true))
    Q_EMIT painted();
}

} // namespace deblend
