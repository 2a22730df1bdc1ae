#include "views/grid_page.h"

#include "controllers/studio.h"
#include "views/empty_state.h"
#include "views/grid_view.h"
#include "views/image_states.h"
#include "views/path_panel.h"
#include "views/view_switches.h"

#include <QAction>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

namespace deblend {
namespace {

constexpr std::int64_t neighbourCount = 8;

} // namespace

GridPage::GridPage(Studio& studio, const NextActions& actions, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_actions(actions), m_view(new GridView(this)),
      m_empty(new EmptyState(m_view)), m_path(new PathPanel(this)), m_classLabel(new QLabel(this)),
      m_class(new QComboBox(this)), m_guidanceLabel(new QLabel(this)), m_guidance(new QDoubleSpinBox(this)),
      m_pairs(makeViewSwitch(IconName::Pairs, "pairs", this)),
      m_fit(makeViewSwitch(IconName::Fit, "fitGrid", this)),
      m_switches(switchRow({m_classLabel, m_class, m_guidanceLabel, m_guidance, m_pairs, m_fit}, this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->setSpacing(0);
  column->addWidget(m_view, 1);
  column->addWidget(m_path);
  m_path->hide();
  m_fit->setCheckable(false);
  m_pairs->setEnabled(false);
  m_class->setObjectName(QStringLiteral("class"));
  m_class->setFocusPolicy(Qt::TabFocus);
  m_class->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  m_class->setMaximumWidth(160);
  m_guidance->setObjectName(QStringLiteral("guidance"));
  m_guidance->setRange(0, 20);
  m_guidance->setSingleStep(0.5);
  m_guidance->setDecimals(1);
  m_guidance->setKeyboardTracking(false);
  m_classLabel->setBuddy(m_class);
  m_guidanceLabel->setBuddy(m_guidance);
  connect(m_class, &QComboBox::activated, this, [this](int index) {
    m_studio.sampling.setClass(index == 0 ? std::nullopt : std::optional<std::int64_t>(index - 1));
  });
  connect(m_guidance, &QDoubleSpinBox::valueChanged, &m_studio.sampling, &SamplingController::setGuidance);
  connect(&m_nearest, &NearestFinder::found, m_path, &PathPanel::setNeighbours);
  connect(&m_nearest, &NearestFinder::failed, m_path, &PathPanel::tellOfNeighbours);
  connect(m_pairs, &QToolButton::toggled, m_view, &GridView::setPaired);
  connect(m_fit, &QToolButton::clicked, m_view, &GridView::fit);
  connect(m_view, &GridView::chosenChanged, this, &GridPage::showPath);
  connect(m_path, &PathPanel::closed, this, [this] { m_view->choose(-1); });
  connect(m_path, &PathPanel::alphaChosen, this, [this](double alpha) {
    m_studio.playback.setPlaying(false);
    m_studio.playback.setAlpha(alpha);
  });
  connectStudio();
  retranslate();
}

void GridPage::connectStudio() {
  connect(&m_studio.playback, &PlaybackController::alphaChanged, m_view, &GridView::setAlpha);
  connect(&m_studio.playback, &PlaybackController::alphaChanged, m_path, &PathPanel::setAlpha);
  connect(&m_studio.sampling, &SamplingController::trajectoryChanged, this, &GridPage::takeTrajectory);
  connect(&m_studio.sampling, &SamplingController::samplingChanged, this, [this] {
    showCaption();
    showEmptyState();
  });
  connect(&m_studio.pairing, &Pairing::changed, this, &GridPage::showPairing);
  connect(&m_studio.choice, &CheckpointChoice::choiceChanged, this, &GridPage::showEmptyState);
  connect(&m_studio.choice, &CheckpointChoice::listChanged, this, &GridPage::showEmptyState);
  connect(&m_studio.runs, &RunList::changed, this, &GridPage::showEmptyState);
  connect(&m_studio.training, &TrainingController::ended, this, &GridPage::showEmptyState);
  connect(m_actions.train, &QAction::changed, this, &GridPage::showEmptyState);
}

void GridPage::takeTrajectory(std::shared_ptr<const Trajectory> trajectory, qint64 step) {
  m_step = step;
  m_view->setTrajectory(std::move(trajectory));
  showPath();
  showClasses();
  showCaption();
  showEmptyState();
}

void GridPage::showPairing() {
  const DataSummary& source = m_studio.pairing.source();
  const bool pairs = source && source->storedCount.has_value();
  if (pairs != m_pairs->isEnabled()) {
    m_pairs->setEnabled(pairs);
    m_pairs->setChecked(pairs);
  }
  showCaption();
}

void GridPage::showPath() {
  const int chosen = m_view->chosen();
  m_nearest.cancel();
  if (chosen >= 0) {
    m_path->setSample(m_view->trajectory(), chosen);
    m_path->setAlpha(m_view->alpha());
    findNearest();
  }
  m_path->setVisible(chosen >= 0);
}

/// Among the stored samples of the side that the paths arrive at. Not while the weights change all the time.
void GridPage::findNearest() {
  m_path->setNeighbours(std::nullopt);
  const Pairing& pairing = m_studio.pairing;
  const bool reverse = m_studio.sampling.shownRequest().direction == Direction::Reverse;
  const DataSummary& summary = reverse ? pairing.source() : pairing.target();
  if (m_studio.sampling.isLive() || !summary || !summary->storedCount)
    return;
  const Trajectory& trajectory = *m_view->trajectory();
  const auto last = imageValues(trajectory, m_view->chosen(), trajectory.stateCount() - 1);
  m_path->tellOfNeighbours(tr("Looking for the nearest stored samples…"));
  m_nearest.find(reverse ? pairing.sourceSpec() : pairing.targetSpec(), pairing.folders(),
                 {last.begin(), last.end()}, neighbourCount);
}

/// The classes that the network knows; none where it knows none.
void GridPage::showClasses() {
  const auto& trajectory = m_view->trajectory();
  const bool conditional = trajectory && !trajectory->labels.empty();
  for (QWidget* widget : std::initializer_list<QWidget*>{m_classLabel, m_class, m_guidanceLabel, m_guidance})
    widget->setVisible(conditional);
  if (!conditional)
    return;
  const TrajectoryRequest wanted = m_studio.sampling.trajectoryRequest();
  m_class->clear();
  m_class->addItem(tr("all in turn"));
  for (const std::string& name : trajectory->classNames)
    m_class->addItem(QString::fromStdString(name));
  m_class->setCurrentIndex(wanted.label ? static_cast<int>(*wanted.label) + 1 : 0);
  const QSignalBlocker blocker(m_guidance);
  m_guidance->setValue(wanted.guidance);
}

void GridPage::showCaption() {
  m_view->setCaption(captionOf(m_studio, m_view->trajectory().get(), m_step));
}

void GridPage::showEmptyState() {
  if (m_view->trajectory())
    m_empty->hide();
  else
    tellWhyEmpty(*m_empty, m_studio, m_actions);
}

void GridPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void GridPage::retranslate() {
  m_classLabel->setText(tr("Class"));
  m_class->setToolTip(tr("Which class the samples are asked to be of"));
  m_guidanceLabel->setText(tr("Guidance"));
  m_guidance->setLocale(QLocale());
  m_guidance->setToolTip(tr("1 follows the class, more exaggerates it, 0 ignores it"));
  m_pairs->setText(tr("Pairs"));
  m_pairs->setToolTip(tr("Each sample beside the picture that it came from"));
  m_fit->setText(tr("Fit"));
  m_fit->setToolTip(tr("Show everything (double click). The wheel zooms, dragging moves."));
  showClasses();
  showCaption();
  showEmptyState();
}

} // namespace deblend
