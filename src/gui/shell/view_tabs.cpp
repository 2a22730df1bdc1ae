#include "shell/view_tabs.h"

#include "controllers/studio.h"
#include "model/model_type.h"
#include "views/bench_page.h"
#include "views/checkpoint_page.h"
#include "views/compare_page.h"
#include "views/data_set_page.h"
#include "views/density_page.h"
#include "views/exact_page.h"
#include "views/field_page.h"
#include "views/grid_page.h"
#include "views/model_view_page.h"
#include "views/trajectory_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QTabBar>
#include <QToolButton>

namespace deblend {

ViewTabs::ViewTabs(Studio& studio, const NextActions& actions, const QList<QAction*>& checkpointActions,
                   QWidget* parent)
    : QTabWidget(parent), m_studio(studio), m_trajectories(new TrajectoryPage(studio, actions, this)),
      m_grid(new GridPage(studio, actions, this)), m_modelViews(new ModelViewPage(studio, actions, this)),
      m_exact(new ExactPage(studio, this)), m_field(new FieldPage(studio, actions, this)),
      m_density(new DensityPage(studio, actions, this)), m_compare(new ComparePage(studio, this)),
      m_dataSet(new DataSetPage(studio, this)),
      m_checkpoints(new CheckpointPage(studio, checkpointActions, this)),
      m_bench(new BenchPage(studio, this)), m_fitting(m_trajectories) {
  setDocumentMode(true);
  setObjectName(QStringLiteral("views"));
  addTab(m_trajectories, {});
  addTab(m_grid, {});
  addTab(m_modelViews, {});
  for (QWidget* page : std::initializer_list<QWidget*>{m_exact, m_field, m_density, m_compare, m_dataSet,
                                                       m_checkpoints, m_bench})
    addTab(page, {});
  auto* corner = new QWidget(this);
  auto* row = new QHBoxLayout(corner);
  row->setContentsMargins({});
  row->addWidget(m_trajectories->switches());
  row->addWidget(m_grid->switches());
  row->addWidget(m_modelViews->switches());
  row->addWidget(m_exact->switches());
  row->addWidget(m_field->switches());
  row->addWidget(m_compare->switches());
  setCornerWidget(corner);
  setTabVisible(indexOf(m_grid), false);
  setTabVisible(indexOf(m_modelViews), false);
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
  const ModelType* type = m_studio.pairing.modelType();
  const DataSummary& target = m_studio.pairing.target();
  const bool maps = !type || type->maps();
  if (maps && !target)
    return;
  const bool images = target && isImage(target->sampleShape);
  QWidget* const fitting = !maps    ? static_cast<QWidget*>(m_modelViews)
                           : images ? static_cast<QWidget*>(m_grid)
                                    : m_trajectories;
  QWidget* const gone = std::exchange(m_fitting, fitting);
  const bool wasSeen = currentWidget() == gone;
  setTabVisible(indexOf(fitting), true);
  if (wasSeen)
    setCurrentWidget(fitting);
  if (gone != fitting)
    setTabVisible(indexOf(gone), false);
  for (QWidget* planar : std::initializer_list<QWidget*>{m_exact, m_field, m_density})
    setTabVisible(indexOf(planar), maps && !images);
  setTabVisible(indexOf(m_bench), maps);
  fitSwitches();
}

void ViewTabs::showSwitches() {
  m_trajectories->switches()->setVisible(currentWidget() == m_trajectories);
  m_grid->switches()->setVisible(currentWidget() == m_grid);
  m_modelViews->switches()->setVisible(currentWidget() == m_modelViews);
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
  setTabText(indexOf(m_modelViews), tr("Views"));
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
