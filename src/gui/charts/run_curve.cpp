#include "charts/run_curve.h"

#include "theme/theme.h"

#include "charts/plot_library.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace deblend {
namespace {

/// A longer curve is averaged over more; all of it is averaged anew when it has grown by this much, so that
/// appending costs the same at every length.
constexpr double growth = 1.1;

/// Of the average.
constexpr int pixelsAPoint = 2;

/// A plot shows what is not a number as a gap.
double drawable(double loss) {
  return std::isfinite(loss) ? loss : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

CurveRange CurveRange::united(const CurveRange& other) const {
  if (isEmpty() || other.isEmpty())
    return isEmpty() ? other : *this;
  return {std::min(low, other.low), std::max(high, other.high)};
}

RunCurve::RunCurve(QCustomPlot& plot, const QString& run, int number)
    : m_plot(plot), m_run(run), m_number(number), m_smoother(0), m_raw(plot.addGraph()),
      m_smooth(plot.addGraph()) {
  m_raw->removeFromLegend();
  m_raw->setAntialiased(false);
  m_smooth->setName(run);
  for (QCPGraph* graph : {m_raw, m_smooth}) {
    graph->setAdaptiveSampling(graph == m_raw);
    graph->setSelectable(QCP::stNone);
  }
  restyle();
}

RunCurve::~RunCurve() {
  m_plot.removeGraph(m_raw);
  m_plot.removeGraph(m_smooth);
}

void RunCurve::append(std::span<const MetricsRecord> records) {
  if (records.empty())
    return;
  if (!m_steps.empty() && static_cast<double>(records.front().step) <= m_steps.back())
    dropFrom(static_cast<double>(records.front().step));
  const std::size_t from = m_steps.size();
  for (const MetricsRecord& record : records) {
    m_steps.push_back(static_cast<double>(record.step));
    m_losses.push_back(drawable(record.loss));
  }
  if (static_cast<double>(m_steps.size()) > growth * static_cast<double>(m_smoothedFor))
    redraw();
  else
    draw(from);
}

void RunCurve::dropFrom(double step) {
  const auto first = std::ranges::lower_bound(m_steps, step) - m_steps.begin();
  m_steps.resize(static_cast<std::size_t>(first));
  m_losses.resize(static_cast<std::size_t>(first));
  redraw();
}

void RunCurve::setSmoothing(double part) {
  m_smoothing = part;
  redraw();
}

double RunCurve::weight() const {
  return 1 - 1 / std::max(1.0, m_smoothing * static_cast<double>(m_steps.size()));
}

void RunCurve::setFirstStep(std::int64_t step) {
  m_firstStep = static_cast<double>(step);
  redraw();
}

void RunCurve::redraw() {
  m_raw->data()->clear();
  m_averages.clear();
  m_smoother = ExponentialSmoother(weight());
  m_smoothedFor = m_steps.size();
  draw(0);
}

void RunCurve::draw(std::size_t from) {
  QVector<QCPGraphData> raw;
  raw.reserve(static_cast<qsizetype>(m_steps.size() - from));
  for (std::size_t i = from; i < m_steps.size(); ++i) {
    m_averages.push_back(m_smoother.add(m_losses[i]));
    if (m_steps[i] >= m_firstStep)
      raw.append({m_steps[i], m_losses[i]});
  }
  m_raw->data()->add(raw, true);
}

/// The first and the one after the last of the records between the ends of the axis, and one more on each
/// side.
std::pair<std::size_t, std::size_t> RunCurve::seenOn(const QCPAxis& stepAxis) const {
  const double low = std::max(stepAxis.range().lower, m_firstStep);
  const auto first = std::ranges::lower_bound(m_steps, low) - m_steps.begin();
  const auto last = std::ranges::upper_bound(m_steps, stepAxis.range().upper) - m_steps.begin();
  const auto count = static_cast<std::ptrdiff_t>(m_steps.size());
  const bool more = first > 0 && m_steps[static_cast<std::size_t>(first - 1)] >= m_firstStep;
  return {static_cast<std::size_t>(more ? first - 1 : first),
          static_cast<std::size_t>(std::min(last + 1, count))};
}

void RunCurve::prepare(const QCPAxis& stepAxis) {
  const auto [first, last] = seenOn(stepAxis);
  QVector<QCPGraphData> averages;
  int column = std::numeric_limits<int>::min();
  for (std::size_t i = first; i < last; ++i) {
    const int place = static_cast<int>(stepAxis.coordToPixel(m_steps[i])) / pixelsAPoint;
    const QCPGraphData point(m_steps[i], m_averages[i]);
    if (place == column && std::isfinite(averages.back().value))
      averages.back() = point;
    else
      averages.append(point);
    column = place;
  }
  m_smooth->data()->set(averages, true);
}

void RunCurve::restyle() {
  QColor faint = runColour(m_number);
  m_smooth->setPen(QPen(faint, 2));
  faint.setAlpha(80);
  m_raw->setPen(QPen(faint, 1));
}

CurveRange RunCurve::steps() const {
  bool found = false;
  const QCPRange range = m_raw->getKeyRange(found);
  return found ? CurveRange{range.lower, range.upper} : CurveRange();
}

CurveRange RunCurve::losses(bool trimmed) const {
  std::vector<double> values;
  values.reserve(m_losses.size());
  for (const QCPGraphData& point : *m_raw->data())
    if (std::isfinite(point.value))
      values.push_back(point.value);
  if (values.empty())
    return {};
  const auto quantile = [&](double part) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
  };
  return trimmed ? CurveRange{quantile(0.01), quantile(0.99)} : CurveRange{quantile(0), quantile(1)};
}

std::size_t RunCurve::nearest(double step) const {
  if (m_steps.empty())
    return 0;
  const auto after = std::ranges::lower_bound(m_steps, step);
  if (after == m_steps.begin())
    return 0;
  const auto index = static_cast<std::size_t>(after - m_steps.begin());
  const bool beforeIsNearer = after == m_steps.end() || step - m_steps[index - 1] < *after - step;
  return beforeIsNearer ? index - 1 : index;
}

} // namespace deblend
