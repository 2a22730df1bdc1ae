#include "charts/loss_chart.h"

#include "charts/axis_ticker.h"
#include "charts/run_curve.h"
#include "language/quantity_text.h"
#include "theme/theme.h"

#include <QVBoxLayout>

#include "charts/plot_library.h"

#include <algorithm>
#include <cmath>

namespace deblend {
namespace {

/// Faster than this nobody reads a chart; drawing a long curve costs milliseconds that the training may want.
constexpr int drawInterval = 160; // ms

/// Room around the curves, a part of the range.
constexpr double margin = 0.04;

QCPRange widened(const CurveRange& range, bool logarithmic) {
  if (range.isEmpty())
    return logarithmic ? QCPRange(1, 1000) : QCPRange(0, 1);
  if (logarithmic && range.low > 0) {
    const double factor = std::max(std::pow(range.high / range.low, margin), 1.02);
    return {range.low / factor, range.high * factor};
  }
  const double room = std::max((range.high - range.low) * margin, std::abs(range.high) * 1e-3 + 1e-12);
  return {range.low - room, range.high + room};
}

} // namespace

LossChart::LossChart(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_stepTicker(new AxisTicker),
      m_lossTicker(new AxisTicker) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins({});
  layout->addWidget(m_plot);
  m_drawTimer.setSingleShot(true);
  m_drawTimer.setInterval(drawInterval);
  connect(&m_drawTimer, &QTimer::timeout, this, &LossChart::draw);
  setUpPlot();
  setUpInteraction();
  restyle();
}

LossChart::~LossChart() = default;

void LossChart::setUpPlot() {
  m_plot->setMinimumHeight(90);
  m_plot->setNoAntialiasingOnDrag(true);
  m_plot->setPlottingHint(QCP::phCacheLabels, true);
  m_plot->setPlottingHint(QCP::phFastPolylines, true);
  m_plot->xAxis->setTicker(m_stepTicker);
  m_plot->yAxis->setTicker(m_lossTicker);
  m_plot->xAxis->setSubTicks(false);
  m_plot->yAxis->setSubTicks(false);
  m_plot->axisRect()->setupFullAxesBox();
  for (QCPAxis* axis : {m_plot->xAxis2, m_plot->yAxis2}) {
    axis->setTicks(false);
    axis->setTickLabels(false);
  }
  m_plot->axisRect()->setMinimumMargins({4, 6, 8, 4});
  m_plot->legend->setVisible(true);
  m_plot->legend->setIconSize(16, 10);
  m_plot->legend->setRowSpacing(0);
  m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
}

void LossChart::setUpInteraction() {
  m_plot->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  const auto userMoved = [this] {
    if (!m_fitting)
      setFollowing(false);
  };
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
    connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, userMoved);
  connect(m_plot, &QCustomPlot::beforeReplot, this, [this] {
    for (const auto& curve : m_curves)
      curve->prepare(*m_plot->xAxis);
  });
  connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] { setFollowing(true); });
  connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { tell(event->pos()); });
}

void LossChart::setRun(const QString& run, int number, std::span<const MetricsRecord> records) {
  removeRun(run);
  auto curve = std::make_unique<RunCurve>(*m_plot, run, number);
  curve->setSmoothing(m_smoothing);
  curve->setFirstStep(m_firstStep);
  curve->append(records);
  m_curves.push_back(std::move(curve));
  contentChanged();
}

void LossChart::append(const QString& run, std::span<const MetricsRecord> records) {
  RunCurve* curve = find(run);
  if (!curve || records.empty())
    return;
  curve->append(records);
  contentChanged();
}

void LossChart::removeRun(const QString& run) {
  if (std::erase_if(m_curves, [&](const auto& curve) { return curve->run() == run; }) > 0)
    contentChanged();
}

RunCurve* LossChart::find(const QString& run) const {
  const auto found = std::ranges::find_if(m_curves, [&](const auto& curve) { return curve->run() == run; });
  return found == m_curves.end() ? nullptr : found->get();
}

std::size_t LossChart::recordCount(const QString& run) const {
  const RunCurve* curve = find(run);
  return curve ? curve->count() : 0;
}

void LossChart::setSmoothing(double part) {
  m_smoothing = part;
  for (const auto& curve : m_curves)
    curve->setSmoothing(part);
  contentChanged();
}

void LossChart::setLogarithmicLoss(bool logarithmic) {
  m_lossTicker->setLogarithmic(logarithmic);
  m_plot->yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  fit();
}

void LossChart::setLogarithmicSteps(bool logarithmic) {
  m_stepTicker->setLogarithmic(logarithmic);
  m_plot->xAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  fit();
}

void LossChart::setFirstStep(std::int64_t step) {
  m_firstStep = step;
  for (const auto& curve : m_curves)
    curve->setFirstStep(step);
  fit();
}

void LossChart::setFollowing(bool following) {
  if (following)
    fit();
  if (following == m_following)
    return;
  m_following = following;
  Q_EMIT followingChanged(following);
}

void LossChart::fit() {
  fitRanges();
  contentChanged();
}

void LossChart::fitRanges() {
  const bool logarithmicLoss = m_plot->yAxis->scaleType() == QCPAxis::stLogarithmic;
  CurveRange steps;
  CurveRange losses;
  for (const auto& curve : m_curves) {
    steps = steps.united(curve->steps());
    losses = losses.united(curve->losses(!logarithmicLoss));
  }
  m_fitting = true;
  const bool logarithmicSteps = m_plot->xAxis->scaleType() == QCPAxis::stLogarithmic;
  m_plot->xAxis->setRange(steps.isEmpty() ? widened({}, logarithmicSteps)
                                          : QCPRange(steps.low, std::max(steps.high, steps.low + 1)));
  m_plot->yAxis->setRange(widened(losses, logarithmicLoss));
  m_fitting = false;
}

void LossChart::contentChanged() {
  if (!m_drawTimer.isActive())
    m_drawTimer.start();
}

bool LossChart::isEmpty() const {
  return std::ranges::all_of(m_curves, [](const auto& curve) { return curve->count() == 0; });
}

void LossChart::draw() {
  if (isEmpty() != std::exchange(m_wasEmpty, isEmpty()))
    Q_EMIT emptyChanged(isEmpty());
  if (m_following)
    fitRanges();
  m_plot->legend->setVisible(!m_curves.empty());
  m_plot->axisRect()->setVisible(!isEmpty());
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LossChart::tell(const QPoint& position) {
  const double step = m_plot->xAxis->pixelToCoord(position.x());
  const RunCurve* best = nullptr;
  double bestDistance = 24; // pixels
  for (const auto& curve : m_curves) {
    if (curve->count() == 0)
      continue;
    const double loss = curve->loss(curve->nearest(step));
    const double distance = std::abs(m_plot->yAxis->coordToPixel(loss) - position.y());
    if (distance < bestDistance) {
      bestDistance = distance;
      best = curve.get();
    }
  }
  if (!best) {
    Q_EMIT pointedAt({});
    return;
  }
  const std::size_t index = best->nearest(step);
  Q_EMIT pointedAt(
      tr("%1 · step %2 · loss %3")
          .arg(best->run(), countText(std::llround(best->step(index))), measureText(best->loss(index))));
}

void LossChart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event))
    restyle();
}

void LossChart::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_stepTicker->setRoom(std::max(2, width() / 90));
  m_lossTicker->setRoom(std::max(2, height() / 34));
}

void LossChart::restyle() {
  const RoleColours& colours = currentColours();
  const QPen frame(toQColor(colours.frame), 1);
  m_plot->setBackground(toQColor(colours.background));
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis, m_plot->xAxis2, m_plot->yAxis2}) {
    axis->setBasePen(frame);
    axis->setTickPen(frame);
    axis->setTickLabelColor(toQColor(colours.mutedText));
    axis->grid()->setPen(QPen(toQColor(colours.grid), 1));
    axis->grid()->setZeroLinePen(Qt::NoPen);
    axis->setTickLengthOut(3);
    axis->setTickLengthIn(0);
  }
  QColor legend = toQColor(colours.background);
  legend.setAlpha(210);
  m_plot->legend->setBrush(legend);
  m_plot->legend->setBorderPen(Qt::NoPen);
  m_plot->legend->setTextColor(toQColor(colours.text));
  for (const auto& curve : m_curves)
    curve->restyle();
  contentChanged();
}

} // namespace deblend
