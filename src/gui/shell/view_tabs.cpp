#include "shell/view_tabs.h"

#include "controllers/studio.h"
#include "views/checkpoint_page.h"
#include "views/compare_page.h"
#include "views/data_set_page.h"
#include "views/grid_page.h"
#include "views/trajectory_page.h"

#include <QEvent>
#include <QHBoxLayout>

namespace deblend {

ViewTabs::ViewTabs(Studio& studio, const NextActions& actions, const QList<QAction*>& checkpointActions,
                   QWidget* parent)
    : QTabWidget(parent), m_studio(studio), m_trajectories(new TrajectoryPage(studio, actions, this)),
      m_grid(new GridPage(studio, actions, this)), m_compare(new ComparePage(studio, this)),
      m_dataSet(new DataSetPage(studio, this)),
      m_checkpoints(new CheckpointPage(studio, checkpointActions, this)) {
  setDocumentMode(true);
  setObjectName(QStringLiteral("views"));
  addTab(m_trajectories, {});
  addTab(m_grid, {});
  for (QWidget* page : std::initializer_list<QWidget*>{m_compare, m_dataSet, m_checkpoints})
    addTab(page, {});
  auto* corner = new QWidget(this);
  auto* row = new QHBoxLayout(corner);
  row->setContentsMargins({});
  row->addWidget(m_trajectories->switches());
  row->addWidget(m_grid->switches());
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
         !m_compare->isBusy() && !m_checkpoints->isBusy();
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
}

void ViewTabs::showSwitches() {
  m_trajectories->switches()->setVisible(currentWidget() == m_trajectories);
  m_grid->switches()->setVisible(currentWidget() == m_grid);
  m_compare->switches()->setVisible(currentWidget() == m_compare);
}

void ViewTabs::changeEvent(QEvent* event) {
  QTabWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void ViewTabs::retranslate() {
  setTabText(indexOf(m_trajectories), tr("Trajectories"));
  setTabText(indexOf(m_grid), tr("Grid"));
  setTabText(indexOf(m_compare), tr("Compare"));
  setTabText(indexOf(m_checkpoints), tr("Checkpoints"));
  setTabText(indexOf(m_dataSet), tr("Data set"));
}

} // namespace deblend
