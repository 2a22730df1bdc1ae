#include "shell/view_tabs.h"

#include "controllers/studio.h"
#include "views/bench_page.h"
#include "views/checkpoint_page.h"
#include "views/compare_page.h"
#include "views/data_set_page.h"
#include "views/density_page.h"
#include "views/exact_page.h"
#include "views/field_page.h"
#include "views/grid_page.h"
#include "views/trajectory_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QTabBar>
#include <QToolButton>

namespace deblend {

ViewTabs::ViewTabs(Studio& studio, const NextActions& actions, const QList<QAction*>& checkpointActions,
                   QWidget* parent)
    : QTabWidget(parent), m_studio(studio), m_trajectories(new TrajectoryPage(studio, actions, this)),
      m_grid(new GridPage(studio, actions, this)), m_exact(new ExactPage(studio, this)),
      m_field(new FieldPage(studio, actions, this)), m_density(new DensityPage(studio, actions, this)),
      m_compare(new ComparePage(studio, this)), m_dataSet(new DataSetPage(studio, this)),
      m_checkpoints(new CheckpointPage(studio, checkpointActions, this)),
      m_bench(new BenchPage(studio, this)) {
  setDocumentMode(true);
  setObjectName(QStringLiteral("views"));
  addTab(m_trajectories, {});
  addTab(m_grid, {});
  for (QWidget* page : std::initializer_list<QWidget*>{m_exact, m_field, m_density, m_compare, m_dataSet,
                                                       m_checkpoints, m_bench})
    addTab(page, {});
  auto* corner = new QWidget(this);
  auto* row = new QHBoxLayout(corner);
  row->setContentsMargins({});
  row->addWidget(m_trajectories->switches());
  row->addWidget(m_grid->switches());
  row->addWidget(m_exact->switches());
  row->addWidget(m_field->switches());
  row->addWidget(m_compare->switches());
  setCornerWidget(corner);
  setTabVisible(indexOf(m_grid), false);
  connect(this, &QTabWidget::currentChanged, this, &ViewTabs::showSwitches);
  connect(&m_studio.pairing, &Pairing::changed, this, &ViewTabs::showFittingView);
  connect(m_checkpoints, &CheckpointPage::opened, this, [this] { setCurrentWidget(fittingView()); });
  connect(m_checkpoints, &CheckpointPage::compareAsked, this, [this](const auto& left, const auto& right) {
    m_compare->compare(left, right);
    setCurrentWidget(m_compare);
  });
  retranslate();
  showSwitches();
}

QWidget* ViewTabs::fittingView() const {
  return m_imagesShown ? static_cast<QWidget*>(m_grid) : m_trajectories;
}

bool ViewTabs::isSettled() const {
  return !m_trajectories->view().isBusy() && !m_grid->isBusy() && !m_dataSet->isBusy() &&
         !m_exact->isBusy() && !m_field->isBusy() && !m_density->isBusy() && !m_compare->isBusy() &&
         !m_checkpoints->isBusy() && !m_bench->isBusy();
}

bool ViewTabs::askToExport() {
  if (currentWidget() == m_field)
    m_field->askForFile();
  else if (currentWidget() == m_exact)
    m_exact->askForFile();
  else if (currentWidget() == m_bench)
    m_bench->askToExport(QStringLiteral("png"));
  else
    return false;
  return true;
}

void ViewTabs::showDataSet(const QString& name) {
  m_dataSet->showDataSet(name);
  setCurrentWidget(m_dataSet);
}

void ViewTabs::showFittingView() {
  const DataSummary& target = m_studio.pairing.target();
  const bool images = target && isImage(target->sampleShape);
  if (!target || images == m_imagesShown)
    return;
  QWidget* const gone = fittingView();
  m_imagesShown = images;
  QWidget* const fitting = fittingView();
  const bool wasSeen = currentWidget() == gone;
  setTabVisible(indexOf(fitting), true);
  if (wasSeen)
    setCurrentWidget(fitting);
  setTabVisible(indexOf(gone), false);
  for (QWidget* planar : std::initializer_list<QWidget*>{m_exact, m_field, m_density})
    setTabVisible(indexOf(planar), !images);
  fitSwitches();
}

void ViewTabs::showSwitches() {
  m_trajectories->switches()->setVisible(currentWidget() == m_trajectories);
  m_grid->switches()->setVisible(currentWidget() == m_grid);
  m_exact->switches()->setVisible(currentWidget() == m_exact);
  m_field->switches()->setVisible(currentWidget() == m_field);
  m_compare->switches()->setVisible(currentWidget() == m_compare);
  fitSwitches();
}

/// Switches keep their icons alone where the tabs would not have room beside their words.
void ViewTabs::fitSwitches() {
  const auto give = [corner = cornerWidget()](Qt::ToolButtonStyle style) {
    for (QToolButton* each : corner->findChildren<QToolButton*>())
      if (!each->icon().isNull())
        each->setToolButtonStyle(style);
    for (QWidget* row : corner->findChildren<QWidget*>(Qt::FindDirectChildrenOnly))
      row->updateGeometry(); // or its old size would be taken for the new
  };
  give(Qt::ToolButtonTextBesideIcon);
  const int words = cornerWidget()->sizeHint().width();
  if (tabBar()->sizeHint().width() + words > width())
    give(Qt::ToolButtonIconOnly);
}

void ViewTabs::resizeEvent(QResizeEvent* event) {
  fitSwitches();
  QTabWidget::resizeEvent(event);
}

void ViewTabs::changeEvent(QEvent* event) {
  QTabWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void ViewTabs::retranslate() {
  setTabText(indexOf(m_trajectories), tr("Trajectories"));
  setTabText(indexOf(m_grid), tr("Grid"));
  setTabText(indexOf(m_exact), tr("Exact"));
  setTabText(indexOf(m_field), tr("Field"));
  setTabText(indexOf(m_density), tr("Density"));
  setTabText(indexOf(m_compare), tr("Compare"));
  setTabText(indexOf(m_checkpoints), tr("Checkpoints"));
  setTabText(indexOf(m_bench), tr("Bench"));
  setTabText(indexOf(m_dataSet), tr("Data set"));
  fitSwitches();
}

} // namespace deblend
