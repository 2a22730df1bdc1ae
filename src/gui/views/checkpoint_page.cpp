#include "views/checkpoint_page.h"

#include "charts/distance_chart.h"
#include "controllers/studio.h"
#include "forms/problem_label.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "views/empty_state.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>

#include <algorithm>

namespace deblend {

CheckpointPage::CheckpointPage(Studio& studio, const QList<QAction*>& actions, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_gallery(studio.runs), m_evaluator(studio.program()),
      m_list(new QListView(this)), m_empty(new EmptyState(m_list)), m_chart(new DistanceChart(this)),
      m_chartEmpty(new EmptyState(m_chart)), m_orderLabel(new QLabel(this)), m_order(new QComboBox(this)),
      m_compare(new QPushButton(this)), m_metric(new QComboBox(this)), m_evaluate(new QPushButton(this)),
      m_progress(new QProgressBar(this)), m_cancel(new QPushButton(this)), m_problem(new ProblemLabel(this)) {
  auto* split = new QSplitter(Qt::Vertical, this);
  split->addWidget(makeList());
  split->addWidget(m_chart);
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->setSpacing(0);
  column->addWidget(makeControls(actions));
  column->addWidget(makeEvaluation());
  column->addWidget(m_problem);
  column->addWidget(split, 1);
  connectStudio();
  retranslate();
  endEvaluation({});
}

QWidget* CheckpointPage::makeList() {
  m_list->setObjectName(QStringLiteral("gallery"));
  m_list->setModel(&m_gallery);
  m_list->setViewMode(QListView::IconMode);
  m_list->setResizeMode(QListView::Adjust);
  m_list->setMovement(QListView::Static);
  m_list->setUniformItemSizes(true);
  m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
  constexpr int pictureSide = CheckpointGallery::pictureSide;
  m_list->setIconSize({pictureSide, pictureSide});
  m_list->setGridSize({pictureSide + 24, pictureSide + 4 * fontMetrics().height() + 20});
  m_list->setFrameShape(QFrame::NoFrame);
  m_list->setPalette(quietSelection());
  connect(m_list, &QListView::clicked, this, &CheckpointPage::show);
  connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
    show(index);
    Q_EMIT opened();
  });
  connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CheckpointPage::update);
  return m_list;
}

QWidget* CheckpointPage::makeControls(const QList<QAction*>& actions) {
  auto* controls = new QWidget(this);
  auto* row = new QHBoxLayout(controls);
  row->setContentsMargins(10, 6, 10, 2);
  row->setSpacing(6);
  m_order->setObjectName(QStringLiteral("order"));
  m_compare->setObjectName(QStringLiteral("compare"));
  m_compare->setIcon(icon(IconName::Compare));
  m_orderLabel->setBuddy(m_order);
  row->addWidget(m_orderLabel);
  row->addWidget(m_order);
  row->addStretch();
  row->addWidget(m_compare);
  for (QAction* action : actions) {
    auto* button = new QToolButton(controls);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(button);
  }
  return controls;
}

QWidget* CheckpointPage::makeEvaluation() {
  auto* evaluation = new QWidget(this);
  auto* row = new QHBoxLayout(evaluation);
  row->setContentsMargins(10, 2, 10, 6);
  row->setSpacing(6);
  m_metric->setObjectName(QStringLiteral("metric"));
  m_evaluate->setObjectName(QStringLiteral("evaluate"));
  m_cancel->setObjectName(QStringLiteral("cancelEvaluation"));
  m_evaluate->setIcon(icon(IconName::Measure));
  m_progress->setRange(0, 1000);
  m_progress->setMaximumWidth(200);
  m_problem->setContentsMargins(10, 0, 10, 4);
  m_problem->setObjectName(QStringLiteral("evaluationProblem"));
  row->addWidget(m_evaluate);
  row->addWidget(m_metric);
  row->addWidget(m_progress);
  row->addWidget(m_cancel);
  row->addStretch();
  return evaluation;
}

void CheckpointPage::connectStudio() {
  const auto reload = [this] {
    m_stale = !isVisible();
    if (isVisible())
      m_gallery.reload();
  };
  connect(&m_studio.runs, &RunList::changed, this, reload);
  connect(&m_studio.training, &TrainingController::checkpointWritten, this, reload);
  connect(&m_evaluator, &Evaluator::kept, this, reload);
  connect(&m_studio.choice, &CheckpointChoice::choiceChanged, this, &CheckpointPage::showChoice);
  connect(&m_gallery, &CheckpointGallery::reloaded, this, [this] {
    showChoice();
    showChart();
    update();
  });
  connect(m_order, &QComboBox::activated, this,
          [this] { m_gallery.setOrder(static_cast<GalleryOrder>(m_order->currentData().toInt())); });
  connect(m_metric, &QComboBox::activated, this,
          [this] { m_gallery.setMetric(m_metric->currentData().toString().toStdString()); });
  connect(m_evaluate, &QPushButton::clicked, this, &CheckpointPage::evaluate);
  connect(m_compare, &QPushButton::clicked, this, &CheckpointPage::compare);
  connect(m_cancel, &QPushButton::clicked, &m_evaluator, &Evaluator::cancel);
  connect(&m_evaluator, &Evaluator::progressed, this,
          [this](double share) { m_progress->setValue(static_cast<int>(share * 1000)); });
  connect(&m_evaluator, &Evaluator::finished, this, &CheckpointPage::endEvaluation);
  connect(&m_studio.project, &ProjectController::closed, &m_evaluator, &Evaluator::cancel);
}

std::vector<EvaluationSubject> CheckpointPage::chosen() const {
  std::vector<EvaluationSubject> subjects;
  for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes())
    subjects.push_back({m_gallery.entry(index).run, m_gallery.entry(index).step});
  std::ranges::sort(subjects, {},
                    [](const EvaluationSubject& subject) { return std::pair(subject.run, subject.step); });
  return subjects;
}

void CheckpointPage::show(const QModelIndex& index) {
  if (!index.isValid())
    return;
  const GalleryEntry entry = m_gallery.entry(index);
  m_studio.runs.choose(entry.run);
  m_studio.choice.chooseStep(entry.step);
}

/// What every view shows is chosen here too, unless several are.
void CheckpointPage::showChoice() {
  const auto step = m_studio.choice.step();
  const QModelIndex index = step ? m_gallery.indexOf(m_studio.choice.run(), *step) : QModelIndex();
  if (index.isValid() && m_list->selectionModel()->selectedIndexes().size() < 2)
    m_list->setCurrentIndex(index);
}

void CheckpointPage::showChart() {
  const auto has = [this](const std::string& metric) {
    return std::ranges::any_of(m_gallery.entries(), [&](const GalleryEntry& entry) {
      return entry.distance && entry.distance->name == metric;
    });
  };
  const auto shown = std::ranges::find_if(tellingMetrics(), has);
  m_chart->show(m_gallery.entries(), shown == tellingMetrics().end() ? std::string() : *shown);
  if (m_chart->isEmpty())
    m_chartEmpty->show(tr("Evaluate checkpoints, and their distances from the target are drawn here."),
                       nullptr);
  else
    m_chartEmpty->hide();
}

void CheckpointPage::update() {
  const std::size_t count = chosen().size();
  m_compare->setEnabled(count == 2);
  m_evaluate->setEnabled(count > 0 && !m_evaluator.isBusy() && m_studio.project.isOpen() &&
                         m_studio.project.isWritable());
  if (m_gallery.entries().empty() && !m_gallery.isBusy())
    m_empty->show(tr("No checkpoint yet. A run writes them while it trains."), nullptr);
  else
    m_empty->hide();
}

void CheckpointPage::evaluate() {
  EvaluationRequest request;
  request.trajectory = m_studio.sampling.trajectoryRequest();
  request.trajectory.direction = Direction::Forward;
  request.trajectory.label.reset();
  request.metric = m_metric->currentData().toString().toStdString();
  m_problem->hide();
  m_progress->show();
  m_cancel->show();
  m_evaluator.evaluate(m_studio.project.project().folder(), chosen(), request);
  update();
}

void CheckpointPage::endEvaluation(const QString& sentence) {
  m_progress->hide();
  m_cancel->hide();
  m_problem->tell(sentence);
  update();
}

void CheckpointPage::compare() {
  const std::vector<EvaluationSubject> pair = chosen();
  if (pair.size() == 2)
    Q_EMIT compareAsked(pair.front(), pair.back());
}

void CheckpointPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (std::exchange(m_stale, false))
    m_gallery.reload();
}

void CheckpointPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
  if (isThemeChange(*event))
    m_list->setPalette(quietSelection());
}

void CheckpointPage::retranslate() {
  const int order = std::max(0, m_order->currentIndex());
  m_order->clear();
  m_order->addItem(tr("run and step"), static_cast<int>(GalleryOrder::ByRun));
  m_order->addItem(tr("loss"), static_cast<int>(GalleryOrder::ByLoss));
  m_order->addItem(tr("distance"), static_cast<int>(GalleryOrder::ByDistance));
  m_order->setCurrentIndex(order);
  m_orderLabel->setText(tr("Order by"));
  const int metric = std::max(0, m_metric->currentIndex());
  m_metric->clear();
  m_metric->addItem(tr("every distance"), QString());
  for (const std::string& name : metricNames())
    m_metric->addItem(metricTitle(name), QString::fromStdString(name));
  m_metric->setCurrentIndex(metric);
  m_metric->setToolTip(tr("What is measured, and shown of what was measured"));
  m_compare->setText(tr("Compare"));
  m_compare->setToolTip(
      tr("Show two checkpoints side by side, from the same noise. Choose two with Ctrl+click."));
  m_evaluate->setText(tr("Evaluate"));
  m_evaluate->setToolTip(
      tr("Measure how far the samples of the chosen checkpoints are from the target, and keep the figures"));
  m_cancel->setText(tr("Cancel"));
  showChart();
  update();
}

} // namespace deblend
