#include "views/exact_page.h"

#include "charts/line_chart.h"
#include "controllers/studio.h"
#include "exporting/exact_export.h"
#include "language/quantity_text.h"
#include "theme/theme.h"
#include "threads/run_aside.h"
#include "views/empty_state.h"
#include "views/picture_file.h"
#include "views/trajectory_view.h"
#include "views/view_switches.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace deblend {
namespace {

constexpr double leastChain = 2;
constexpr double mostChain = 10'000;
constexpr int places = 48; ///< of the slider, evenly spread in logarithms

std::int64_t chainAt(int place) {
  return std::llround(leastChain * std::pow(mostChain / leastChain, static_cast<double>(place) / places));
}

/// The power law with this order through the middle of the measured points.
ChartLine fitLine(const ChartLine& measured, double order) {
  ChartLine line{QStringLiteral("N^−%1").arg(order, 0, 'f', 2), measured.xs, {}, measured.colour, true};
  double middle = 0;
  for (qsizetype i = 0; i < measured.xs.size(); ++i)
    middle += (std::log(measured.ys[i]) + order * std::log(measured.xs[i])) /
              static_cast<double>(measured.xs.size());
  for (const double steps : measured.xs)
    line.ys += std::exp(middle - order * std::log(steps));
  return line;
}

} // namespace

ExactPage::ExactPage(Studio& studio, QWidget* parent)
    : QWidget(parent), m_studio(studio), m_feed(studio), m_meter(studio), m_mapping(new TrajectoryView(this)),
      m_paths(new TrajectoryView(this)), m_noMapping(new EmptyState(m_mapping)),
      m_noPaths(new EmptyState(m_paths)), m_chain(new QSlider(Qt::Horizontal, this)),
      m_chainText(new QLabel(this)), m_measure(new QPushButton(this)), m_progress(new QProgressBar(this)),
      m_order(new QLabel(this)), m_chart(new LineChart(this)),
      m_lines(makeViewSwitch(IconName::Paths, "exactPaths", this)),
      m_fit(makeViewSwitch(IconName::Fit, "exactFit", this)),
      m_save(makeViewSwitch(IconName::Export, "exactPicture", this)),
      m_switches(switchRow({m_lines, m_fit, m_save}, this)) {
  auto* views = new QHBoxLayout;
  views->setSpacing(1);
  views->addWidget(m_mapping, 1);
  views->addWidget(m_paths, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins({});
  column->setSpacing(0);
  column->addLayout(views, 1);
  column->addWidget(makeFooter());
  connect(m_lines, &QToolButton::toggled, this, [this](bool shown) {
    for (TrajectoryView* view : {m_mapping, m_paths})
      view->showPaths(shown);
  });
  m_fit->setCheckable(false);
  connect(m_fit, &QToolButton::clicked, m_mapping, &TrajectoryView::fit);
  m_save->setCheckable(false);
  connect(m_save, &QToolButton::clicked, this, &ExactPage::askForFile);
  connect(m_chain, &QSlider::valueChanged, this, &ExactPage::chooseChain);
  connect(m_measure, &QPushButton::clicked, this,
          [this] { m_meter.isBusy() ? m_meter.cancel() : m_meter.start(); });
  connectStudio();
  retranslate();
  m_lines->setChecked(true);
  m_chain->setValue(places / 3);
}

QWidget* ExactPage::makeFooter() {
  auto* footer = new QWidget(this);
  m_chain->setObjectName(QStringLiteral("chain"));
  m_chain->setRange(0, places);
  m_measure->setObjectName(QStringLiteral("measureConvergence"));
  m_order->setObjectName(QStringLiteral("order"));
  m_order->setWordWrap(true);
  m_progress->setRange(0, 1000);
  m_progress->setTextVisible(false);
  auto* chainRow = new QHBoxLayout;
  chainRow->addWidget(m_chainText);
  chainRow->addWidget(m_chain, 1);
  auto* measureRow = new QHBoxLayout;
  measureRow->addWidget(m_measure);
  measureRow->addWidget(m_progress, 1);
  auto* words = new QVBoxLayout;
  words->addLayout(chainRow);
  words->addLayout(measureRow);
  words->addWidget(m_order);
  words->addStretch();
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(12, 8, 8, 4);
  row->setSpacing(16);
  row->addLayout(words, 2);
  row->addWidget(m_chart, 3);
  m_chart->setFixedHeight(150);
  QSizePolicy keptPlace = m_chart->sizePolicy();
  keptPlace.setRetainSizeWhenHidden(true);
  m_chart->setSizePolicy(keptPlace);
  m_chart->setLogarithmic(true, true);
  return footer;
}

void ExactPage::connectStudio() {
  for (TrajectoryView* view : {m_mapping, m_paths}) {
    connect(&m_studio.playback, &PlaybackController::alphaChanged, view, &TrajectoryView::setAlpha);
    TrajectoryView* other = view == m_mapping ? m_paths : m_mapping;
    connect(view, &TrajectoryView::viewportChanged, other, [view, other] {
      if (!(other->viewport() == view->viewport()))
        other->follow(*view);
    });
  }
  connect(&m_studio.pairing, &Pairing::changed, this, &ExactPage::showDensities);
  connect(&m_studio.exact, &ExactPairing::changed, this, &ExactPage::showSentences);
  connect(&m_feed, &ExactPaths::changed, this, &ExactPage::showTrajectories);
  connect(&m_meter, &ConvergenceMeter::changed, this, &ExactPage::showConvergence);
}

bool ExactPage::isBusy() const {
  return m_feed.isBusy() || m_mapping->isBusy() || m_paths->isBusy();
}

void ExactPage::chooseChain(int place) {
  m_feed.setChain(chainAt(place));
  m_chart->setMark(static_cast<double>(chainAt(place)));
  m_chainText->setText(tr("Steps N: %1").arg(countText(chainAt(place))));
  showSentences();
}

void ExactPage::showDensities() {
  for (TrajectoryView* view : {m_mapping, m_paths})
    view->setDensities(m_studio.pairing.source(), m_studio.pairing.target());
  showSentences();
}

void ExactPage::showTrajectories() {
  m_mapping->setTrajectory(m_feed.mapping());
  m_paths->setTrajectory(m_feed.paths());
  showSentences();
}

void ExactPage::showSentences() {
  const QString& source = m_studio.pairing.sourceName();
  const QString& target = m_studio.pairing.targetName();
  m_mapping->setCaption({source, target, tr("exact mapping, no network")});
  m_paths->setCaption({source, target, tr("stochastic paths, N = %1").arg(countText(m_feed.chain()))});
  m_measure->setEnabled(m_studio.exact.sides() != nullptr);
  const QString& problem = m_studio.exact.problem();
  if (m_feed.mapping())
    m_noMapping->hide();
  else
    m_noMapping->show(problem.isEmpty() ? tr("Working out the exact mapping…") : problem, nullptr);
  if (m_feed.paths() || !problem.isEmpty())
    m_noPaths->hide();
  else
    m_noPaths->show(m_feed.problem().isEmpty() ? tr("Drawing paths…") : m_feed.problem(), nullptr);
}

void ExactPage::showConvergence() {
  ChartLine ends{tr("where they end"), {}, {}, toQColor(currentColours().target)};
  ChartLine ways{tr("along the way"), {}, {}, toQColor(currentColours().source)};
  for (const PathDistance& distance : m_meter.convergence().distances) {
    for (ChartLine* line : {&ends, &ways})
      line->xs += static_cast<double>(distance.steps);
    ends.ys += distance.endDistance;
    ways.ys += distance.pathDistance;
  }
  std::vector<ChartLine> lines;
  if (!ends.xs.isEmpty())
    lines = {ends, ways};
  if (m_meter.isWhole())
    lines.push_back(fitLine(ends, m_meter.convergence().endOrder));
  m_chart->setVisible(!lines.empty());
  m_chart->setLines(std::move(lines));
  m_measure->setText(m_meter.isBusy() ? tr("Cancel") : tr("Measure the distance"));
  m_progress->setVisible(m_meter.isBusy());
  m_progress->setValue(static_cast<int>(1000 * m_meter.share()));
  m_order->setText(
      m_meter.isWhole()
          ? tr("The distance to the exact mapping falls with the power %1 of 1/N where the paths end, and "
               "with %2 along the way.")
                .arg(alphaText(m_meter.convergence().endOrder), alphaText(m_meter.convergence().pathOrder))
      : m_meter.problem().isEmpty()
          ? tr("How far chains of 2 to 10,000 steps are from the exact mapping of the same points.")
          : m_meter.problem());
}

void ExactPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_feed.setWanted(true);
}

void ExactPage::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  m_feed.setWanted(false);
}

void ExactPage::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    retranslate();
  if (isThemeChange(*event))
    showConvergence();
}

void ExactPage::askForFile() {
  if (m_feed.mapping())
    if (const auto file = askForPicture(this, tr("Save the exact mapping as a picture"), "exact.png"))
      savePicture(*file);
}

void ExactPage::savePicture(const std::filesystem::path& file) {
  ExactRequest request;
  request.source = m_studio.pairing.sourceSpec();
  request.target = m_studio.pairing.targetSpec();
  request.side = planeSide;
  request.trajectory = m_feed.request();
  request.theme = currentTheme() == Theme::dark ? ExportTheme::Dark : ExportTheme::Light;
  request.output = file;
  const auto work = [request, folders = m_studio.pairing.folders()] {
    exportExact(request, folders, {});
    return true;
  };
  runAside(this, work, [this](const Outcome<bool>& outcome) {
    if (!outcome.value)
      Q_EMIT m_studio.failed(outcome.problem);
  });
}

void ExactPage::retranslate() {
  m_lines->setText(tr("Paths"));
  m_lines->setToolTip(tr("The way of each sample from the source to the target"));
  m_fit->setText(tr("Fit"));
  m_fit->setToolTip(tr("Show everything (double click). The wheel zooms, dragging moves."));
  m_save->setText(tr("Picture…"));
  m_save->setToolTip(tr("Save the exact mapping as a picture"));
  m_chain->setToolTip(tr("How many times a path is blended and deblended"));
  m_chart->setLabels(tr("steps N"), tr("distance"));
  chooseChain(m_chain->value());
  showConvergence();
}

} // namespace deblend
