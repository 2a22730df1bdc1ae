#include "views/trajectory_page.h"

#include "controllers/studio.h"
#include "views/empty_state.h"
#include "views/view_switches.h"

#include <QAction>
#include <QEvent>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace deblend {
namespace {

constexpr int pixelsAnArrow = 30;

} // namespace

TrajectoryPage::TrajectoryPage(Studio& studio, const NextActions& actions, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_actions(actions), m_view(new TrajectoryView(this)),
      m_empty(new EmptyState(m_view)), m_paths(makeViewSwitch(IconName::Paths, "paths", this)),
      m_field(makeViewSwitch(IconName::Field, "field", this)),
      m_fit(makeViewSwitch(IconName::Fit, "fit", this)),
      m_switches(switchRow({m_paths, m_field, m_fit}, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->setSpacing(0);
  column->addWidget(m_view, 1);
  connect(m_paths, &QToolButton::toggled, m_view, &TrajectoryView::showPaths);
  connect(m_field, &QToolButton::toggled, this, [this](bool shown) {
    m_view->showField(shown);
    sendFieldWindow();
  });
  m_fit->setCheckable(false);
  connect(m_fit, &QToolButton::clicked, m_view, &TrajectoryView::fit);
  connect(m_view, &TrajectoryView::viewportChanged, this, &TrajectoryPage::sendFieldWindow);
  connectStudio();
  retranslate();
  m_paths->setChecked(true);
}

void TrajectoryPage::connectStudio() {
  connect(&m_studio.playback, &PlaybackController::alphaChanged, m_view, &TrajectoryView::setAlpha);
  connect(&m_studio.sampling, &SamplingController::trajectoryChanged, this, &TrajectoryPage::takeTrajectory);
  connect(&m_studio.sampling, &SamplingController::fieldChanged, this,
          [this](std::shared_ptr<const VectorField> field) {
            if (isVisible())
              m_view->setField(std::move(field));
          });
  connect(&m_studio.pairing, &Pairing::changed, this, &TrajectoryPage::showPairing);
  connect(&m_studio.choice, &CheckpointChoice::choiceChanged, this, &TrajectoryPage::showEmptyState);
  connect(&m_studio.choice, &CheckpointChoice::listChanged, this, &TrajectoryPage::showEmptyState);
  connect(&m_studio.runs, &RunList::changed, this, &TrajectoryPage::showEmptyState);
  connect(&m_studio.training, &TrainingController::ended, this, &TrajectoryPage::showEmptyState);
  connect(&m_studio.sampling, &SamplingController::samplingChanged, this, [this] {
    showCaption();
    showEmptyState();
  });
  connect(m_actions.train, &QAction::changed, this, &TrajectoryPage::showEmptyState);
}

void TrajectoryPage::takeTrajectory(std::shared_ptr<const Trajectory> trajectory, qint64 step) {
  m_step = step;
  m_view->setTrajectory(std::move(trajectory));
  showCaption();
  showEmptyState();
}

/// Of the pages that show a field, the one that is seen says which.
void TrajectoryPage::sendFieldWindow() {
  if (!isVisible())
    return;
  if (!m_view->fieldIsShown()) {
    m_studio.sampling.setFieldWindow(std::nullopt);
    return;
  }
  FieldWindow window;
  window.rectangle = m_view->visibleExtent();
  const double cells = m_view->viewport().scale() / pixelsAnArrow;
  window.columns = static_cast<int>(std::lround((window.rectangle.right - window.rectangle.left) * cells));
  window.rows = static_cast<int>(std::lround((window.rectangle.bottom - window.rectangle.top) * cells));
  const bool any = window.columns > 0 && window.rows > 0;
  m_studio.sampling.setFieldWindow(any ? std::optional(window) : std::nullopt);
}

void TrajectoryPage::showPairing() {
  m_view->setDensities(m_studio.pairing.source(), m_studio.pairing.target());
  sendFieldWindow();
  showCaption();
}

void TrajectoryPage::showCaption() {
  m_view->setCaption(captionOf(m_studio, m_view->trajectory().get(), m_step));
}

void TrajectoryPage::showEmptyState() {
  if (m_view->trajectory())
    m_empty->hide();
  else
    tellWhyEmpty(*m_empty, m_studio, m_actions);
}

void TrajectoryPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_view->setField(nullptr);
  sendFieldWindow();
}

void TrajectoryPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void TrajectoryPage::retranslate() {
  m_paths->setText(tr("Paths"));
  m_paths->setToolTip(tr("The way of each sample from the source to the target"));
  m_field->setText(tr("Velocity"));
  m_field->setToolTip(tr("The learned velocity at this α, as arrows"));
  m_fit->setText(tr("Fit"));
  m_fit->setToolTip(tr("Show everything (double click). The wheel zooms, dragging moves."));
  showCaption();
  showEmptyState();
}

} // namespace deblend
