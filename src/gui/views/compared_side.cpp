#include "views/compared_side.h"

#include "controllers/studio.h"
#include "language/quantity_text.h"
#include "model/model_type.h"
#include "views/empty_state.h"
#include "views/grid_view.h"
#include "views/image_states.h"
#include "views/trajectory_view.h"
#include "views/view_panes.h"

#include <QEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace deblend {
namespace {

constexpr int roomForPairing = 400; ///< pixels

} // namespace

ComparedSide::ComparedSide(Studio& studio, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_sampling(studio.program().plugins, studio.program().dataFolders()),
      m_pairing(studio.summaries, studio.program().plugins), m_views(new QStackedWidget(this)),
      m_grid(new GridView(m_views)), m_points(new TrajectoryView(m_views)), m_panes(new ViewPanes(m_views)),
      m_empty(new EmptyState(m_views)) {
  m_views->addWidget(m_points);
  m_views->addWidget(m_grid);
  m_views->addWidget(m_panes);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->addWidget(m_views);
  m_points->showPaths(true);
  connect(&m_studio.playback, &PlaybackController::alphaChanged, m_grid, &GridView::setAlpha);
  connect(&m_studio.playback, &PlaybackController::alphaChanged, m_points, &TrajectoryView::setAlpha);
  connect(&m_studio.playback, &PlaybackController::reverseChanged, this, [this](bool reverse) {
    m_sampling.setDirection(reverse ? Direction::Reverse : Direction::Forward);
  });
  connect(&m_sampling, &SamplingController::trajectoryChanged, this, &ComparedSide::take);
  connect(&m_sampling, &SamplingController::viewChanged, this, &ComparedSide::takeView);
  connect(m_panes, &ViewPanes::requestsChanged, this, [this] { m_sampling.setViews(m_panes->requests()); });
  connect(&m_sampling, &SamplingController::samplingChanged, this, &ComparedSide::showEmptyState);
  connect(&m_sampling, &SamplingController::failed, this, [this](const QString& sentence) {
    m_problem = sentence;
    showEmptyState();
  });
  connect(&m_pairing, &Pairing::changed, this, [this] {
    m_points->setDensities(m_pairing.source(), m_pairing.target());
    showModelType();
    showCaption();
    Q_EMIT changed();
  });
}

void ComparedSide::showNothing() {
  m_run.clear();
  m_problem.clear();
  m_sampling.showNothing();
  m_pairing.showNothing();
  showEmptyState();
}

void ComparedSide::showCheckpoint(const QString& run, std::int64_t step) {
  const bool another = run != m_run;
  m_run = run;
  m_step = step;
  m_problem.clear();
  if (another)
    m_pairing.showRun(m_studio.runs.folderOf(run), m_studio.project.dataFolders());
  m_sampling.setDirection(m_studio.playback.isReverse() ? Direction::Reverse : Direction::Forward);
  m_sampling.showCheckpoint(m_studio.runs.folderOf(run), step);
  m_grid->setAlpha(m_studio.playback.alpha());
  m_points->setAlpha(m_studio.playback.alpha());
  showCaption();
  showEmptyState();
}

void ComparedSide::showModelType() {
  const ModelType* type = m_pairing.modelType();
  if (!type || type->maps() || type->views().empty())
    return m_panes->setViews({});
  m_panes->setViews({type->views().front()});
  m_views->setCurrentWidget(m_panes);
}

void ComparedSide::takeView(const std::string& view, const std::shared_ptr<const Preview>& preview) {
  if (preview)
    m_panes->show(view, preview);
  else
    m_panes->clear();
  showCaption();
  showEmptyState();
}

void ComparedSide::setConditions(std::optional<std::int64_t> label, double guidance) {
  m_sampling.setClass(label);
  m_sampling.setGuidance(guidance);
}

void ComparedSide::take(const std::shared_ptr<const Trajectory>& trajectory) {
  m_problem.clear();
  m_trajectory = trajectory;
  m_grid->setTrajectory(trajectory);
  m_points->setTrajectory(trajectory);
  const bool images = trajectory && isImageTrajectory(*trajectory);
  m_views->setCurrentWidget(images ? static_cast<QWidget*>(m_grid) : m_points);
  showCaption();
  showEmptyState();
  Q_EMIT changed();
}

void ComparedSide::showCaption() {
  ViewCaption caption;
  if (!m_run.isEmpty())
    caption.detail = tr("%1 · step %2").arg(m_run, countText(m_step));
  if (width() >= roomForPairing) {
    caption.source = m_pairing.sourceName();
    caption.target = m_pairing.targetName();
  }
  m_panes->setDetail(caption.detail);
  m_grid->setCaption(caption);
  m_points->setCaption(caption);
}

void ComparedSide::showEmptyState() {
  if (!m_problem.isEmpty())
    m_empty->show(m_problem, nullptr);
  else if (m_sampling.isSampling() && !m_grid->trajectory() && !m_points->trajectory())
    m_empty->show(tr("Sampling…"), nullptr);
  else
    m_empty->hide();
}

void ComparedSide::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  showCaption();
}

void ComparedSide::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() != QEvent::LanguageChange)
    return;
  showCaption();
  showEmptyState();
}

} // namespace deblend
