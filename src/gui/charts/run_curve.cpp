#include "charts/run_curve.h"

#include "language/measure_text.h"
#include "plots/decimation.h"
#include "theme/theme.h"

#include "charts/plot_library.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace deblend {
namespace {

struct RunCurveText {
  Q_DECLARE_TR_FUNCTIONS(deblend::RunCurve)
};

/// A longer curve is averaged over more; all of it is averaged anew when it has grown by this much, so that
/// appending costs the same at every length.
constexpr double growth = 1.1;

/// Of the average.
constexpr int pixelsAPoint = 2;

/// A curve that goes one way never has more points than this for a column of pixels: one that has goes to and
/// fro, and gets fewer, since each is the end of a long line.
constexpr std::size_t mostAColumn = 6;
constexpr std::size_t toAndFroAColumn = 2;

/// The ends are left out where with them the rest had less than this part of the axis.
constexpr double dwarfed = 0.8;

/// Those of `indices` that show the reach of a curve.
std::vector<std::size_t> thinned(const std::vector<std::size_t>& indices, const std::vector<double>& xs,
                                 const std::vector<double>& ys, std::size_t most) {
  std::vector<double> keptXs, keptYs;
  for (const std::size_t i : indices) {
    keptXs.push_back(xs[i]);
    keptYs.push_back(ys[i]);
  }
  std::vector<std::size_t> fewer = decimateStretches(keptXs, keptYs, most);
  for (std::size_t& i : fewer)
    i = indices[i];
  return fewer;
}

QVector<QCPCurveData> curveData(const std::vector<double>& xs, const std::vector<double>& ys,
                                const std::vector<std::size_t>& indices) {
  QVector<QCPCurveData> data;
  data.reserve(static_cast<qsizetype>(indices.size()));
  for (const std::size_t i : indices)
    data.append({static_cast<double>(i), xs[i], ys[i]});
  return data;
}

} // namespace

CurveRange CurveRange::united(const CurveRange& other) const {
  if (isEmpty() || other.isEmpty())
    return isEmpty() ? other : *this;
  return {std::min(low, other.low), std::max(high, other.high)};
}

RunCurve::RunCurve(QCustomPlot& plot, const QString& run, int number)
    : m_plot(plot), m_run(run), m_number(number), m_xSmoother(0), m_ySmoother(0), m_raw(plot.addGraph()),
      m_smooth(plot.addGraph()), m_rawInOrder(new QCPCurve(plot.xAxis, plot.yAxis)),
      m_smoothInOrder(new QCPCurve(plot.xAxis, plot.yAxis)) {
  for (QCPAbstractPlottable* plottable :
       std::initializer_list<QCPAbstractPlottable*>{m_raw, m_rawInOrder, m_smoothInOrder})
    plottable->removeFromLegend();
  for (QCPAbstractPlottable* plottable :
       std::initializer_list<QCPAbstractPlottable*>{m_raw, m_smooth, m_rawInOrder, m_smoothInOrder})
    plottable->setSelectable(QCP::stNone);
  m_raw->setAntialiased(false);
  m_rawInOrder->setAntialiased(false);
  m_smooth->setAdaptiveSampling(false);
  restyle();
}

RunCurve::~RunCurve() {
  m_plot.removePlottable(m_rawInOrder);
  m_plot.removePlottable(m_smoothInOrder);
  m_plot.removeGraph(m_raw);
  m_plot.removeGraph(m_smooth);
}

void RunCurve::append(std::span<const MetricsRecord> records) {
  if (records.empty())
    return;
  const std::size_t before = m_records.count();
  const bool wasDrawn = isDrawn();
  const bool rose = m_rises;
  const std::size_t kept = m_records.append(records);
  bindColumns();
  m_rises = kept < before ? rises(0) : rose && rises(before);
  const bool grew = static_cast<double>(m_records.count()) > growth * static_cast<double>(m_smoothedFor);
  if (kept < before || grew || !wasDrawn || m_rises != rose)
    redraw();
  else
    draw(before);
}

/// Whether x never falls at the records from `from` on.
bool RunCurve::rises(std::size_t from) const {
  if (!m_xs)
    return true;
  const auto falls = [](double before, double after) { return !(after >= before); };
  const auto begin = m_xs->begin() + static_cast<std::ptrdiff_t>(from > 0 ? from - 1 : 0);
  return std::adjacent_find(begin, m_xs->end(), falls) == m_xs->end();
}

/// To be called whenever the records or the quantities have changed.
void RunCurve::bindColumns() {
  m_xs = m_records.find(m_quantities.x);
  m_ys = m_records.find(m_quantities.y);
  const auto first = std::ranges::lower_bound(m_records.steps(), static_cast<double>(m_firstStep));
  m_first = static_cast<std::size_t>(first - m_records.steps().begin());
}

void RunCurve::setQuantities(const ChartQuantities& quantities) {
  m_quantities = quantities;
  bindColumns();
  m_rises = rises(0);
  redraw();
}

void RunCurve::setSmoothing(double part) {
  m_smoothing = part;
  redraw();
}

double RunCurve::weight() const {
  return 1 - 1 / std::max(1.0, m_smoothing * static_cast<double>(m_records.count()));
}

void RunCurve::setFirstStep(std::int64_t step) {
  m_firstStep = step;
  bindColumns();
  redraw();
}

std::string RunCurve::missing() const {
  if (m_records.count() == 0 || isDrawn())
    return {};
  return m_ys ? m_quantities.x : m_quantities.y;
}

void RunCurve::redraw() {
  m_raw->data()->clear();
  m_xAverages.clear();
  m_yAverages.clear();
  m_xSmoother = m_ySmoother = ExponentialSmoother(weight());
  m_smoothedFor = m_records.count();
  draw(0);
  restyle();
}

void RunCurve::draw(std::size_t from) {
  if (!isDrawn())
    return;
  const std::size_t count = m_records.count();
  QVector<QCPGraphData> raw;
  for (std::size_t i = from; i < count; ++i)
    m_yAverages.push_back(m_ySmoother.add((*m_ys)[i]));
  if (isInOrder()) {
    for (std::size_t i = from; i < count; ++i)
      m_xAverages.push_back(m_xSmoother.add((*m_xs)[i]));
    return;
  }
  for (std::size_t i = std::max(from, m_first); i < count; ++i)
    raw.append({(*m_xs)[i], (*m_ys)[i]});
  m_raw->data()->add(raw, true);
}

void RunCurve::prepare() {
  if (isDrawn() && !isInOrder())
    prepareGraph();
  else
    m_smooth->data()->clear();
  if (isDrawn() && isInOrder()) {
    prepareCurves();
  } else {
    m_rawInOrder->data()->clear();
    m_smoothInOrder->data()->clear();
  }
}

/// The first and the one after the last of the records between the ends of the axis, and one more on each
/// side.
std::pair<std::size_t, std::size_t> RunCurve::seenOn(const QCPAxis& axis) const {
  const auto begin = m_xs->begin();
  const auto first = static_cast<std::size_t>(std::ranges::lower_bound(*m_xs, axis.range().lower) - begin);
  const auto last = static_cast<std::size_t>(std::ranges::upper_bound(*m_xs, axis.range().upper) - begin);
  return {std::max(first > 0 ? first - 1 : 0, m_first), std::min(last + 1, m_xs->size())};
}

void RunCurve::prepareGraph() {
  const QCPAxis& axis = *m_plot.xAxis;
  const auto [first, last] = seenOn(axis);
  QVector<QCPGraphData> averages;
  int column = std::numeric_limits<int>::min();
  for (std::size_t i = first; i < last; ++i) {
    const int place = static_cast<int>(axis.coordToPixel((*m_xs)[i])) / pixelsAPoint;
    const QCPGraphData point((*m_xs)[i], m_yAverages[i]);
    if (place == column && std::isfinite(averages.back().value))
      averages.back() = point;
    else
      averages.append(point);
    column = place;
  }
  m_smooth->data()->set(averages, true);
}

void RunCurve::prepareCurves() {
  m_seen = inOrder(*m_xs, *m_ys, 1);
  m_rawInOrder->data()->set(curveData(*m_xs, *m_ys, m_seen), true);
  m_smoothInOrder->data()->set(
      curveData(m_xAverages, m_yAverages, inOrder(m_xAverages, m_yAverages, pixelsAPoint)), true);
}

/// The records that show a curve as it is, in their order.
std::vector<std::size_t> RunCurve::inOrder(const std::vector<double>& xs, const std::vector<double>& ys,
                                           int pixelsAColumn) const {
  const QRect area = m_plot.axisRect()->rect();
  const int columns = std::max(1, area.width() / pixelsAColumn);
  std::vector<double> places;
  places.reserve(xs.size() - m_first);
  for (std::size_t i = m_first; i < xs.size(); ++i)
    places.push_back(m_plot.xAxis->coordToPixel(xs[i]));
  const double left = area.left();
  std::vector<std::size_t> indices =
      decimateMinMax(places, std::span(ys).subspan(m_first),
                     {.low = left, .high = left + std::max(1, area.width()), .count = columns});
  for (std::size_t& i : indices)
    i += m_first;
  const auto room = static_cast<std::size_t>(columns);
  return indices.size() > mostAColumn * room ? thinned(indices, xs, ys, toAndFroAColumn * room) : indices;
}

void RunCurve::restyle() {
  const std::string lacking = missing();
  m_smooth->setName(lacking.empty() ? m_run
                                    : RunCurveText::tr("%1, without %2").arg(m_run, measureTitle(lacking)));
  if (QCPPlottableLegendItem* item = m_plot.legend->itemWithPlottable(m_smooth))
    item->setTextColor(toQColor(lacking.empty() ? currentColours().text : currentColours().mutedText));
  QColor faint = runColour(m_number);
  m_smooth->setPen(QPen(faint, 2));
  m_smoothInOrder->setPen(QPen(faint, 2));
  faint.setAlpha(80);
  m_raw->setPen(QPen(faint, 1));
  m_rawInOrder->setPen(QPen(faint, 1));
}

CurveRange RunCurve::xRange(bool logarithmic) const {
  if (!isDrawn())
    return {};
  if (isInOrder())
    return rangeOf(*m_xs, logarithmic);
  const auto counts = [&](std::size_t i) {
    return std::isfinite((*m_ys)[i]) && (!logarithmic || (*m_xs)[i] > 0);
  };
  std::size_t first = m_first;
  std::size_t end = m_xs->size();
  while (first < end && !counts(first))
    ++first;
  while (first < end && !counts(end - 1))
    --end;
  return first < end ? CurveRange{(*m_xs)[first], (*m_xs)[end - 1]} : CurveRange();
}

CurveRange RunCurve::yRange(bool logarithmic) const {
  return isDrawn() ? rangeOf(*m_ys, logarithmic) : CurveRange();
}

CurveRange RunCurve::rangeOf(const std::vector<double>& numbers, bool logarithmic) const {
  std::vector<double> values;
  values.reserve(numbers.size());
  for (std::size_t i = m_first; i < numbers.size(); ++i)
    if (std::isfinite(numbers[i]) && (!logarithmic || numbers[i] > 0))
      values.push_back(numbers[i]);
  if (values.empty())
    return {};
  const auto [low, high] = std::ranges::minmax(values);
  if (logarithmic)
    return {low, high};
  const auto quantile = [&](double part) {
    const auto at =
        values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, at);
    return *at;
  };
  const CurveRange trimmed{quantile(0.01), quantile(0.99)};
  return trimmed.high - trimmed.low < dwarfed * (high - low) ? trimmed : CurveRange{low, high};
}

std::optional<RunCurve::Near> RunCurve::nearest(const QPointF& place) const {
  if (!isDrawn() || m_first >= m_records.count())
    return {};
  const auto x = [&](std::size_t i) { return m_plot.xAxis->coordToPixel((*m_xs)[i]) - place.x(); };
  const auto y = [&](std::size_t i) { return m_plot.yAxis->coordToPixel((*m_ys)[i]) - place.y(); };
  if (!isInOrder()) {
    const double wanted = m_plot.xAxis->pixelToCoord(place.x());
    const auto begin = m_xs->begin() + static_cast<std::ptrdiff_t>(m_first);
    const auto after = std::lower_bound(begin, m_xs->end(), wanted);
    const bool takeBefore =
        after == m_xs->end() || (after != begin && wanted - *(after - 1) < *after - wanted);
    const auto index = static_cast<std::size_t>((takeBefore ? after - 1 : after) - m_xs->begin());
    return std::isfinite((*m_ys)[index]) ? std::optional(Near{index, std::abs(y(index))}) : std::nullopt;
  }
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::optional<Near> best;
  for (const std::size_t i : m_seen)
    if (const double distance = std::hypot(x(i), y(i)); distance < (best ? best->distance : infinity))
      best = Near{i, distance};
  return best;
}

} // namespace deblend
