#include "views/trajectory_page.h"

#include "controllers/studio.h"
#include "language/quantity_text.h"
#include "theme/icons.h"
#include "views/empty_state.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include <cmath>

namespace deblend {
namespace {

constexpr int pixelsAnArrow = 30;

QToolButton* makeSwitch(IconName name, const char* objectName, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(name));
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setAutoRaise(true);
  button->setCheckable(true);
  button->setFocusPolicy(Qt::TabFocus);
  button->setObjectName(QLatin1String(objectName));
  return button;
}

QWidget* inRow(std::initializer_list<QWidget*> widgets, QWidget* parent) {
  auto* row = new QWidget(parent);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 6, 2);
  layout->setSpacing(4);
  for (QWidget* widget : widgets)
    layout->addWidget(widget);
  return row;
}

} // namespace

TrajectoryPage::TrajectoryPage(Studio& studio, const NextActions& actions, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_actions(actions), m_view(new TrajectoryView(this)),
      m_empty(new EmptyState(m_view)), m_paths(makeSwitch(IconName::Paths, "paths", this)),
      m_field(makeSwitch(IconName::Field, "field", this)), m_fit(makeSwitch(IconName::Fit, "fit", this)),
      m_switches(inRow({m_paths, m_field, m_fit}, this)) {
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
  connect(&m_studio.sampling, &SamplingController::fieldChanged, m_view, &TrajectoryView::setField);
  connect(&m_studio.pairing, &Pairing::changed, this, &TrajectoryPage::showPairing);
  connect(&m_studio.choice, &CheckpointChoice::choiceChanged, this, &TrajectoryPage::showEmptyState);
  connect(&m_studio.choice, &CheckpointChoice::listChanged, this, &TrajectoryPage::showEmptyState);
  connect(&m_studio.runs, &RunList::changed, this, &TrajectoryPage::showEmptyState);
  connect(&m_studio.training, &TrainingController::ended, this, &TrajectoryPage::showEmptyState);
  connect(m_actions.train, &QAction::changed, this, &TrajectoryPage::showEmptyState);
}

void TrajectoryPage::takeTrajectory(std::shared_ptr<const Trajectory> trajectory, qint64 step) {
  m_step = step;
  m_view->setTrajectory(std::move(trajectory));
  showCaption();
  showEmptyState();
}

void TrajectoryPage::sendFieldWindow() {
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
  ViewCaption caption{m_studio.pairing.sourceName(), m_studio.pairing.targetName(), {}};
  if (const auto& trajectory = m_view->trajectory()) {
    const bool averaged = m_studio.sampling.trajectoryRequest().weights == Weights::Averaged;
    const QString weights = averaged ? tr("averaged weights") : tr("weights as trained last");
    caption.detail = tr("%1 · step %2 · %3 · %4 samples in %5 steps")
                         .arg(m_studio.choice.run(), countText(m_step), weights, countText(trajectory->count),
                              countText(trajectory->stateCount() - 1));
  }
  m_view->setCaption(caption);
}

void TrajectoryPage::showEmptyState() {
  if (m_view->trajectory()) {
    m_empty->hide();
    return;
  }
  const RunSummary* run = m_studio.runs.find(m_studio.runs.chosen());
  if (m_studio.choice.isLive())
    m_empty->show(tr("The training has begun: the first samples come in a moment."), nullptr);
  else if (!run)
    m_empty->show(
        tr("No run yet. Train the experiment, and see how its samples\nmove from the source to the target."),
        m_actions.train);
  else if (m_studio.choice.checkpoints().empty() && !m_studio.lister.isBusy())
    m_empty->show(tr("This run has no checkpoint to show."),
                  m_actions.resume->isEnabled() ? m_actions.resume : m_actions.train);
  else
    m_empty->hide();
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
