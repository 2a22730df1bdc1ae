#include "views/compare_page.h"

#include "charts/loss_chart.h"
#include "charts/loss_panel.h"
#include "controllers/studio.h"
#include "language/quantity_text.h"
#include "model/model_type.h"
#include "threads/run_aside.h"
#include "views/compared_difference.h"
#include "views/compared_side.h"
#include "views/difference_table.h"
#include "views/empty_state.h"
#include "views/film_bar.h"
#include "views/grid_view.h"
#include "views/trajectory_view.h"
#include "views/view_panes.h"
#include "views/view_switches.h"

#include <QEvent>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace deblend {
namespace {

bool same(const EvaluationSubject& a, const EvaluationSubject& b) {
  return a.run == b.run && a.step == b.step;
}

QString titleOf(const SettledCheckpoint& checkpoint) {
  return ComparePage::tr("%1 · step %2")
      .arg(QString::fromStdString(checkpoint.configuration.id), countText(checkpoint.step));
}

} // namespace

ComparePage::ComparePage(Studio& studio, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_left(new ComparedSide(studio, this)),
      m_right(new ComparedSide(studio, this)), m_difference(new ComparedDifference(this)),
      m_films(new FilmBar([this] { return !m_left->isBusy() && !m_right->isBusy(); }, this)),
      m_chart(new LossPanel(this)), m_settings(new DifferenceTable(this)), m_empty(new EmptyState(this)),
      m_differenceSwitch(makeViewSwitch(IconName::Difference, "difference", this)),
      m_settingsSwitch(makeViewSwitch(IconName::Settings, "settings", this)),
      m_fit(makeViewSwitch(IconName::Fit, "fitCompared", this)),
      m_switches(switchRow({m_differenceSwitch, m_settingsSwitch, m_fit}, this)) {
  makeLayout();
  connectSwitches();
  linkViews();
  for (const auto signal : {&ProjectController::documentChanged, &ProjectController::experimentChosen})
    connect(&m_studio.project, signal, this, &ComparePage::takeOptions);
  connect(&m_studio.project, &ProjectController::closed, this, &ComparePage::showNothing);
  connect(&m_studio.playback, &PlaybackController::alphaChanged, m_difference, &ComparedDifference::setAlpha);
  for (ComparedSide* side : {m_left, m_right})
    connect(side, &ComparedSide::changed, this, &ComparePage::showDifference);
  retranslate();
}

void ComparePage::makeLayout() {
  auto* sides = new QWidget(this);
  auto* row = new QHBoxLayout(sides);
  row->setContentsMargins({});
  row->setSpacing(1);
  for (QWidget* pane : std::initializer_list<QWidget*>{m_left, m_right, m_difference})
    row->addWidget(pane, 1);
  auto* split = new QSplitter(Qt::Vertical, this);
  split->addWidget(sides);
  split->addWidget(m_films);
  split->addWidget(m_chart);
  split->addWidget(m_settings);
  split->setStretchFactor(0, 1);
  split->setChildrenCollapsible(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->addWidget(split);
}

void ComparePage::connectSwitches() {
  m_fit->setCheckable(false);
  connect(m_fit, &QToolButton::clicked, this, &ComparePage::fit);
  connect(m_differenceSwitch, &QToolButton::toggled, this, &ComparePage::showFilms);
  connect(m_settingsSwitch, &QToolButton::toggled, m_settings, &QWidget::setVisible);
  connect(m_films, &FilmBar::stepsChanged, this, [this](qint64 left, qint64 right) {
    if (!areFilms())
      return;
    m_left->showCheckpoint(m_leftSubject.run, left);
    m_right->showCheckpoint(m_rightSubject.run, right);
  });
  m_chart->chart().setAxis("seconds");
  m_differenceSwitch->setChecked(true);
  m_settingsSwitch->setChecked(true);
}

/// Where one of the views goes, the others go.
void ComparePage::linkViews() {
  const auto link = [this](const auto& views, auto signal) {
    for (auto* moved : views)
      connect(moved, signal, this, [this, views, moved] {
        if (std::exchange(m_following, true))
          return;
        for (auto* other : views)
          if (other != moved)
            other->follow(*moved);
        m_following = false;
      });
  };
  const QList<GridView*> grids{&m_left->grid(), &m_right->grid(), &m_difference->grid()};
  link(grids, &GridView::moved);
  link(QList<TrajectoryView*>{&m_left->points(), &m_right->points(), &m_difference->points()},
       &TrajectoryView::viewportChanged);
  for (const auto& [moved, other] : {std::pair(m_left, m_right), {m_right, m_left}})
    connect(&moved->panes(), &ViewPanes::moved, this,
            [from = &moved->panes(), to = &other->panes()] { to->follow(*from); });
  for (GridView* grid : grids)
    connect(grid, &GridView::chosenChanged, this, [grids](int sample) {
      for (GridView* other : grids)
        other->choose(sample);
    });
}

void ComparePage::takeOptions() {
  if (const Experiment* experiment = m_studio.project.experiment())
    for (ComparedSide* side : {m_left, m_right})
      side->setOptions(experiment->samplingOptions);
}

void ComparePage::compare(const EvaluationSubject& left, const EvaluationSubject& right) {
  m_shown = true;
  m_leftSubject = left;
  m_rightSubject = right;
  takeOptions();
  m_left->showCheckpoint(left.run, left.step);
  m_right->showCheckpoint(right.run, right.step);
  m_difference->setAlpha(m_studio.playback.alpha());
  const TrajectoryRequest shown = m_studio.sampling.trajectoryRequest();
  for (ComparedSide* side : {m_left, m_right})
    side->setConditions(shown.label, shown.guidance);
  readSettings();
  showFilms();
  if (areFilms()) {
    m_settingsSwitch->setChecked(false);
    m_films->setRuns(m_studio.runs.folderOf(left.run), m_studio.runs.folderOf(right.run));
    fillChart();
  }
  showEmptyState();
}

/// Whether neither of the two maps: there is no α, but their training to look at.
bool ComparePage::areFilms() const {
  const auto maps = [this](const EvaluationSubject& subject) {
    const RunSummary* run = m_studio.runs.find(subject.run);
    const ModelType* type = run ? m_studio.program().plugins.find(run->modelType) : nullptr;
    return !type || type->maps();
  };
  return m_shown && !maps(m_leftSubject) && !maps(m_rightSubject);
}

void ComparePage::showFilms() {
  const bool films = areFilms();
  m_films->setVisible(films);
  m_chart->setVisible(films);
  m_differenceSwitch->setVisible(!films);
  m_difference->setVisible(!films && m_differenceSwitch->isChecked());
  if (!films)
    m_films->setPlaying(false);
}

void ComparePage::fillChart() {
  m_chart->chart().reset();
  m_chart->chart().setAxis("seconds");
  for (const QString& run : {m_leftSubject.run, m_rightSubject.run}) {
    ++m_charting;
    runAside(
        this, [folder = m_studio.runs.folderOf(run)] { return readMetrics(folder); },
        [this, run, left = m_leftSubject.run, right = m_rightSubject.run](Outcome<MetricsHistory> outcome) {
          --m_charting;
          const RunSummary* summary = m_studio.runs.find(run);
          if (!outcome.value || !summary || left != m_leftSubject.run || right != m_rightSubject.run)
            return;
          m_chart->chart().setRun(run, summary->number, outcome.value->records);
          // What is trained on may differ between model types; what they measure by one name does not.
          if (!outcome.value->records.empty() && !outcome.value->records.front().values.empty())
            m_chart->chart().setQuantity(outcome.value->records.front().values.front().first);
        });
  }
}

void ComparePage::showNothing() {
  m_shown = false;
  m_compared.reset();
  m_left->showNothing();
  m_right->showNothing();
  showFilms();
  showEmptyState();
}

void ComparePage::readSettings() {
  m_compared.reset();
  m_problem.clear();
  m_reading = true;
  const auto read =
      [left = m_leftSubject, right = m_rightSubject, leftFolder = m_studio.runs.folderOf(m_leftSubject.run),
       rightFolder = m_studio.runs.folderOf(m_rightSubject.run), &catalog = m_studio.program().plugins] {
        return Compared{{readRunConfiguration(leftFolder, catalog), left.step},
                        {readRunConfiguration(rightFolder, catalog), right.step}};
      };
  runAside(this, read, [this, left = m_leftSubject, right = m_rightSubject](Outcome<Compared> outcome) {
    if (!m_shown || !same(left, m_leftSubject) || !same(right, m_rightSubject))
      return;
    m_reading = false;
    m_compared = std::move(outcome.value);
    m_problem = outcome.problem;
    showSettings();
  });
}

void ComparePage::showSettings() {
  if (m_compared)
    m_settings->show(titleOf(m_compared->left), titleOf(m_compared->right),
                     settingDifferences(m_compared->left, m_compared->right));
  else if (!m_problem.isEmpty())
    m_settings->showProblem(m_problem);
}

void ComparePage::showDifference() {
  m_difference->setDensities(m_left->source(), m_left->target());
  m_difference->setTrajectories(m_left->trajectory(), m_right->trajectory());
}

void ComparePage::fit() {
  m_left->panes().fit();
  m_right->panes().fit();
  m_left->grid().fit();
  m_left->points().fit();
}

bool ComparePage::isBusy() const {
  return m_left->isBusy() || m_right->isBusy() || m_films->isBusy() || m_charting > 0 ||
         (m_shown && m_reading);
}

void ComparePage::showEmptyState() {
  if (m_shown)
    m_empty->hide();
  else
    m_empty->show(
        tr("Choose two checkpoints under Checkpoints (Ctrl+click), and then Compare:\nboth are shown "
           "here with the same noise, side by side."),
        nullptr);
}

void ComparePage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
}

void ComparePage::retranslate() {
  m_differenceSwitch->setText(tr("Difference"));
  m_differenceSwitch->setToolTip(tr("How far the samples of the two are from each other at this α"));
  m_settingsSwitch->setText(tr("Settings"));
  m_settingsSwitch->setToolTip(tr("What differs in the settings of the two"));
  m_fit->setText(tr("Fit"));
  m_fit->setToolTip(tr("Show everything (double click). The wheel zooms, dragging moves."));
  showSettings();
  showEmptyState();
}

} // namespace deblend
