#include "charts/loss_chart.h"

#include "charts/axis_ticker.h"
#include "language/measure_text.h"
#include "language/quantity_text.h"
#include "theme/theme.h"

#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

#include "charts/plot_library.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace deblend {
namespace {

/// Faster than this nobody reads a chart; drawing a long curve costs milliseconds that the training may want.
constexpr int drawInterval = 160; // ms

/// Room around the curves, a part of the range.
constexpr double margin = 0.04;

/// How near to a curve the pointer has to be, in pixels.
constexpr double reach = 24;

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

/// Steps and times reach from edge to edge.
QCPRange progressRange(const CurveRange& range, bool logarithmic) {
  if (range.isEmpty())
    return widened(range, logarithmic);
  return {range.low, range.high > range.low ? range.high : range.low + 1};
}

std::vector<std::string> choice(std::vector<std::string> first, const std::vector<std::string>& own,
                                const std::vector<std::string>& last, const std::string& chosen) {
  first.insert(first.end(), own.begin(), own.end());
  first.insert(first.end(), last.begin(), last.end());
  if (std::ranges::find(first, chosen) == first.end())
    first.push_back(chosen);
  return first;
}

} // namespace

LossChart::LossChart(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_pointed(new QLabel(this)), m_xTicker(new AxisTicker),
      m_yTicker(new AxisTicker) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins({});
  layout->addWidget(m_plot);
  m_pointed->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_pointed->setAutoFillBackground(true);
  m_pointed->setFrameShape(QFrame::StyledPanel);
  m_pointed->setMargin(2);
  m_pointed->hide();
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
  m_plot->xAxis->setTicker(m_xTicker);
  m_plot->yAxis->setTicker(m_yTicker);
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
      curve->prepare();
  });
  connect(m_plot, &QCustomPlot::mouseDoubleClick, this, [this] { setFollowing(true); });
  connect(m_plot, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) { tell(event->pos()); });
}

void LossChart::setRun(const QString& run, int number, std::span<const MetricsRecord> records) {
  removeRun(run);
  auto curve = std::make_unique<RunCurve>(*m_plot, run, number);
  curve->setSmoothing(m_smoothing);
  curve->setFirstStep(m_firstStep);
  curve->setQuantities(m_quantities);
  curve->append(records);
  m_curves.push_back(std::move(curve));
  noticeNames();
  contentChanged();
}

void LossChart::append(const QString& run, std::span<const MetricsRecord> records) {
  RunCurve* curve = find(run);
  if (!curve || records.empty())
    return;
  curve->append(records);
  noticeNames();
  contentChanged();
}

void LossChart::removeRun(const QString& run) {
  if (std::erase_if(m_curves, [&](const auto& curve) { return curve->run() == run; }) == 0)
    return;
  noticeNames();
  contentChanged();
}

void LossChart::reset() {
  m_curves.clear();
  m_names.clear();
  setQuantities({});
  setFollowing(true);
}

void LossChart::setQuantity(const std::string& name) {
  setQuantities({m_quantities.x, name});
}

void LossChart::setAxis(const std::string& name) {
  setQuantities({name, m_quantities.y});
}

void LossChart::setQuantities(const ChartQuantities& quantities) {
  m_quantities = quantities;
  m_xTicker->setTime(quantities.x == secondsQuantity);
  m_yTicker->setTime(quantities.y == secondsQuantity);
  for (const auto& curve : m_curves)
    curve->setQuantities(quantities);
  showPointed({}, {});
  nameAxes();
  fit();
  Q_EMIT choicesChanged();
}

/// By rising names, whatever the order of runs and records.
std::vector<std::string> LossChart::recordedNames() const {
  std::set<std::string> names;
  for (const auto& curve : m_curves)
    std::ranges::copy(curve->records().ownNames(), std::inserter(names, names.end()));
  return {names.begin(), names.end()};
}

void LossChart::noticeNames() {
  std::vector<std::string> names = recordedNames();
  if (names == m_names)
    return;
  m_names = std::move(names);
  Q_EMIT choicesChanged();
}

std::vector<std::string> LossChart::quantities() const {
  return choice({lossQuantity, learningRateQuantity}, m_names, {}, quantity());
}

std::vector<std::string> LossChart::axes() const {
  return choice({stepQuantity, secondsQuantity}, m_names, {lossQuantity, learningRateQuantity}, axis());
}

void LossChart::setLabelled(bool labelled) {
  m_labelled = labelled;
  nameAxes();
}

void LossChart::nameAxes() {
  m_plot->xAxis->setLabel(m_labelled ? measureTitle(axis()) : QString());
  m_plot->yAxis->setLabel(m_labelled ? measureTitle(quantity()) : QString());
  contentChanged();
}

RunCurve* LossChart::find(const QString& run) const {
  const auto found = std::ranges::find_if(m_curves, [&](const auto& curve) { return curve->run() == run; });
  return found == m_curves.end() ? nullptr : found->get();
}

std::size_t LossChart::recordCount(const QString& run) const {
  const RunCurve* curve = find(run);
  return curve ? curve->records().count() : 0;
}

void LossChart::setSmoothing(double part) {
  m_smoothing = part;
  for (const auto& curve : m_curves)
    curve->setSmoothing(part);
  contentChanged();
}

void LossChart::setLogarithmicQuantity(bool logarithmic) {
  m_yTicker->setLogarithmic(logarithmic);
  m_plot->yAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  fit();
}

void LossChart::setLogarithmicAxis(bool logarithmic) {
  m_xTicker->setLogarithmic(logarithmic);
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
  const bool logarithmicX = m_plot->xAxis->scaleType() == QCPAxis::stLogarithmic;
  const bool logarithmicY = m_plot->yAxis->scaleType() == QCPAxis::stLogarithmic;
  CurveRange xs;
  CurveRange ys;
  for (const auto& curve : m_curves) {
    xs = xs.united(curve->xRange(logarithmicX));
    ys = ys.united(curve->yRange(logarithmicY));
  }
  m_fitting = true;
  m_plot->xAxis->setRange(m_quantities.areOverProgress() ? progressRange(xs, logarithmicX)
                                                         : widened(xs, logarithmicX));
  m_plot->yAxis->setRange(widened(ys, logarithmicY));
  m_fitting = false;
}

void LossChart::contentChanged() {
  if (!m_drawTimer.isActive())
    m_drawTimer.start();
}

bool LossChart::isEmpty() const {
  return std::ranges::all_of(m_curves, [](const auto& curve) { return curve->records().count() == 0; });
}

bool LossChart::isDrawn() const {
  return std::ranges::any_of(m_curves, [](const auto& curve) { return curve->isDrawn(); });
}

void LossChart::draw() {
  const bool wasEmpty = std::exchange(m_wasEmpty, isEmpty());
  const bool wasDrawn = std::exchange(m_wasDrawn, isDrawn());
  if (wasEmpty != m_wasEmpty || wasDrawn != m_wasDrawn)
    Q_EMIT shownChanged();
  if (m_following)
    fitRanges();
  m_plot->legend->setVisible(!m_curves.empty());
  m_plot->axisRect()->setVisible(m_wasDrawn);
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LossChart::tell(const QPoint& position) {
  const RunCurve* curve = nullptr;
  RunCurve::Near best{0, reach};
  for (const auto& each : m_curves)
    if (const auto near = each->nearest(position); near && near->distance < best.distance) {
      best = *near;
      curve = each.get();
    }
  QStringList parts;
  if (curve) {
    const auto valueOf = [&](const std::string& name) { return (*curve->records().find(name))[best.index]; };
    parts << curve->run() << tr("step %1").arg(countText(std::llround(valueOf(stepQuantity))));
    for (const std::string& name : {axis(), quantity()})
      if (name != stepQuantity)
        parts += measureTitle(name) + QLatin1Char(' ') + measureValueText(name, valueOf(name));
  }
  showPointed(parts.join(QStringLiteral(" · ")), position);
}

/// Beside the pointer, so that the eye need not leave the curve.
void LossChart::showPointed(const QString& text, const QPoint& position) {
  constexpr QPoint offset(14, 12);
  m_pointed->setText(text);
  m_pointed->adjustSize();
  const QPoint most(width() - m_pointed->width(), height() - m_pointed->height());
  QPoint place = position + offset;
  if (place.y() > most.y())
    place.setY(position.y() - offset.y() - m_pointed->height());
  m_pointed->move(std::clamp(place.x(), 0, std::max(0, most.x())), std::max(0, place.y()));
  m_pointed->setVisible(!text.isEmpty());
  Q_EMIT pointedAt(text);
}

void LossChart::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  showPointed({}, {});
}

void LossChart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event) || event->type() == QEvent::LanguageChange)
    restyle();
}

void LossChart::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_xTicker->setRoom(std::max(2, width() / 90));
  m_yTicker->setRoom(std::max(2, height() / 34));
}

void LossChart::restyle() {
  const RoleColours& colours = currentColours();
  const QPen frame(toQColor(colours.frame), 1);
  m_plot->setBackground(toQColor(colours.background));
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis, m_plot->xAxis2, m_plot->yAxis2}) {
    axis->setBasePen(frame);
    axis->setTickPen(frame);
    axis->setTickLabelColor(toQColor(colours.mutedText));
    axis->setLabelColor(toQColor(colours.mutedText));
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
  nameAxes();
}

} // namespace deblend
