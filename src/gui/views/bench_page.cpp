#include "views/bench_page.h"

#include "charts/bench_lines.h"
#include "controllers/checkpoint_gallery.h"
#include "controllers/studio.h"
#include "forms/bench_form.h"
#include "forms/problem_label.h"
#include "language/quantity_text.h"
#include "picture/png_encoder.h"
#include "storage/atomic_file.h"
#include "theme/icons.h"
#include "theme/theme.h"
#include "threads/run_aside.h"
#include "views/bench_table.h"
#include "views/empty_state.h"

#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>

namespace deblend {
namespace {

constexpr int pictureWidth = 1200;
constexpr int pictureHeight = 800;

} // namespace

BenchPage::BenchPage(Studio& studio, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_bench(studio.program()), m_form(new BenchForm(this)),
      m_run(new QPushButton(this)), m_cancel(new QPushButton(this)), m_progress(new QProgressBar(this)),
      m_axis(new QComboBox(this)), m_csv(new QPushButton(this)), m_png(new QPushButton(this)),
      m_summary(new QLabel(this)), m_problem(new ProblemLabel(this)), m_chart(new LineChart(this)),
      m_table(new BenchTable(this)), m_empty(new EmptyState(m_chart)) {
  auto* split = new QSplitter(Qt::Vertical, this);
  split->addWidget(m_chart);
  split->addWidget(m_table);
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 2);
  split->setChildrenCollapsible(false);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->setSpacing(0);
  column->addWidget(makeControls());
  column->addWidget(split, 1);
  m_chart->setLogarithmic(true, true);
  m_chart->putLegendBeside();
  connectStudio();
  retranslate();
  endMeasuring({});
}

QWidget* BenchPage::makeControls() {
  auto* controls = new QWidget(this);
  auto* rows = new QVBoxLayout(controls);
  rows->setContentsMargins(10, 6, 10, 6);
  rows->setSpacing(4);
  auto* row = new QHBoxLayout;
  row->setSpacing(6);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_run, m_progress, m_cancel, m_summary})
    row->addWidget(widget);
  row->addStretch();
  for (QWidget* widget : std::initializer_list<QWidget*>{m_axis, m_csv, m_png})
    row->addWidget(widget);
  rows->addWidget(m_form);
  rows->addLayout(row);
  rows->addWidget(m_problem);
  m_run->setObjectName(QStringLiteral("runBench"));
  m_cancel->setObjectName(QStringLiteral("cancelBench"));
  m_axis->setObjectName(QStringLiteral("benchAxis"));
  m_problem->setObjectName(QStringLiteral("benchProblem"));
  m_run->setIcon(icon(IconName::Measure));
  m_progress->setRange(0, 1000);
  m_progress->setMaximumWidth(200);
  for (QPushButton* button : {m_csv, m_png})
    button->setIcon(icon(IconName::Export));
  m_axis->addItem({}, static_cast<int>(BenchAxis::Evaluations));
  m_axis->addItem({}, static_cast<int>(BenchAxis::Seconds));
  return controls;
}

void BenchPage::connectStudio() {
  connect(m_run, &QPushButton::clicked, this, &BenchPage::measure);
  connect(m_cancel, &QPushButton::clicked, &m_bench, &SamplingBench::cancel);
  connect(m_axis, &QComboBox::currentIndexChanged, this, &BenchPage::showCurves);
  connect(m_csv, &QPushButton::clicked, this, [this] { askToExport(QStringLiteral("csv")); });
  connect(m_png, &QPushButton::clicked, this, [this] { askToExport(QStringLiteral("png")); });
  connect(this, &BenchPage::exported, m_problem, &ProblemLabel::tell);
  connect(&m_bench, &SamplingBench::progressed, this,
          [this](double share) { m_progress->setValue(static_cast<int>(share * 1000)); });
  connect(&m_bench, &SamplingBench::changed, this, [this](const SamplingBench::Result& result) {
    if (QString::fromStdString(result->run) == m_studio.runs.chosen())
      show(result);
  });
  connect(&m_bench, &SamplingBench::finished, this, &BenchPage::endMeasuring);
  connect(&m_studio.runs, &RunList::chosenChanged, this, &BenchPage::readLast);
  connect(&m_studio.choice, &CheckpointChoice::listChanged, this, &BenchPage::showState);
  connect(&m_studio.project, &ProjectController::closed, &m_bench, &SamplingBench::cancel);
}

void BenchPage::measure() {
  BenchRequest request;
  try {
    request = m_form->request(m_studio.choice.step());
  } catch (const std::exception& error) {
    m_problem->tell(QString::fromStdString(error.what()));
    return;
  }
  request.run = m_studio.runs.chosen().toStdString();
  const std::int64_t count = request.sampling.count;
  request.sampling = m_studio.sampling.trajectoryRequest();
  request.sampling.count = count;
  request.sampling.direction = Direction::Forward;
  m_problem->tell({});
  m_progress->show();
  m_cancel->show();
  m_bench.start(m_studio.project.project().folder(), request, m_studio.project.isWritable());
  showState();
}

void BenchPage::endMeasuring(const QString& problem) {
  m_progress->hide();
  m_cancel->hide();
  m_problem->tell(problem);
  showState();
}

/// What was measured last of the run that is chosen now.
void BenchPage::readLast() {
  show(nullptr);
  const QString run = m_studio.runs.chosen();
  if (run.isEmpty())
    return;
  m_reading = true;
  runAside(
      this, [folder = m_studio.runs.folderOf(run)] { return readBench(folder); },
      [this, run](Outcome<std::optional<BenchResult>> outcome) {
        if (run != m_studio.runs.chosen())
          return;
        m_reading = false;
        if (outcome.value && *outcome.value && !m_result)
          show(std::make_shared<const BenchResult>(std::move(**outcome.value)));
      });
}

void BenchPage::show(const SamplingBench::Result& result) {
  m_result = result;
  m_table->show(result ? *result : BenchResult());
  showCurves();
  showState();
}

BenchAxis BenchPage::axis() const {
  return static_cast<BenchAxis>(m_axis->currentData().toInt());
}

void BenchPage::showCurves() {
  const QString x =
      axis() == BenchAxis::Seconds ? tr("seconds") : tr("evaluations of the network on each sample");
  m_chart->setLabels(m_result ? x : QString(), m_result ? metricTitle(m_result->metric) : QString());
  m_chart->setLines(m_result ? benchLines(*m_result, axis()) : std::vector<ChartLine>());
}

void BenchPage::showState() {
  const bool any = m_result && !m_result->rows.empty();
  m_run->setEnabled(!m_bench.isBusy() && !m_studio.choice.checkpoints().empty());
  for (QPushButton* button : {m_csv, m_png})
    button->setEnabled(any);
  m_summary->setText(any ? tr("%1 samples, %2 seeds; floor %3")
                               .arg(countText(m_result->count), countText(m_result->seeds),
                                    measureText(m_result->floor.mean))
                         : QString());
  if (any || m_bench.isBusy())
    m_empty->hide();
  else
    m_empty->show(tr("Measure how far samples are from the target, and how long they take,\nby "
                     "integrator, number of steps and spacing."),
                  nullptr);
}

void BenchPage::askToExport(const QString& ending) {
  if (!m_result)
    return;
  auto* dialog = new QFileDialog(this, tr("Export the measurements"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(ending);
  dialog->setNameFilter(QStringLiteral("*.") + ending);
  dialog->selectFile(QStringLiteral("bench-%1.%2").arg(m_studio.runs.chosen(), ending));
  connect(dialog, &QFileDialog::fileSelected, this, &BenchPage::exportTo);
  dialog->open();
}

void BenchPage::exportTo(const QString& path) {
  if (!m_result)
    return;
  const bool asTable = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive);
  const auto write = [path, asTable, result = m_result, axis = axis(), theme = currentTheme()] {
    if (asTable)
      writeFileAtomically(pathFrom(path), benchCsv(*result));
    else
      writeFileAtomically(pathFrom(path),
                          encodePng(drawBench(*result, axis, pictureWidth, pictureHeight, theme)));
    return true;
  };
  runAside(this, write, [this](Outcome<bool> outcome) { Q_EMIT exported(outcome.problem); });
}

void BenchPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
  if (isThemeChange(*event))
    showCurves();
}

void BenchPage::retranslate() {
  m_run->setText(tr("Measure"));
  m_run->setToolTip(tr("Samples the chosen run in every way that is asked for"));
  m_cancel->setText(tr("Cancel"));
  m_cancel->setToolTip(tr("What is measured so far is kept"));
  m_csv->setText(tr("Table…"));
  m_png->setText(tr("Picture…"));
  m_axis->setItemText(0, tr("over evaluations"));
  m_axis->setItemText(1, tr("over seconds"));
  show(m_result);
}

} // namespace deblend
