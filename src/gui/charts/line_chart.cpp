#include "charts/line_chart.h"

#include "charts/axis_ticker.h"
#include "charts/chart_style.h"
#include "theme/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace deblend {
namespace {

/// The chart owns them.
void addErrorBars(QCPGraph& graph, const ChartLine& line) {
  auto* bars = new QCPErrorBars(graph.keyAxis(), graph.valueAxis());
  bars->removeFromLegend();
  bars->setDataPlottable(&graph);
  bars->setPen(QPen(line.colour, 1));
  bars->setData(line.errors);
}

} // namespace

LineChart::LineChart(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_xTicker(new AxisTicker), m_yTicker(new AxisTicker) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins({});
  layout->addWidget(m_plot);
  m_plot->setMinimumHeight(96);
  m_plot->xAxis->setTicker(m_xTicker);
  m_plot->yAxis->setTicker(m_yTicker);
  m_yTicker->setRoom(4);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
    axis->setSubTicks(false);
  m_plot->axisRect()->setMinimumMargins({4, 6, 8, 4});
  m_plot->legend->setIconSize(16, 10);
  m_plot->legend->setRowSpacing(0);
  m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
  restyle();
}

void LineChart::setLabels(const QString& x, const QString& y) {
  m_plot->xAxis->setLabel(x);
  m_plot->yAxis->setLabel(y);
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LineChart::setLogarithmic(bool x, bool y) {
  m_plot->xAxis->setScaleType(x ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  m_plot->yAxis->setScaleType(y ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  m_xTicker->setLogarithmic(x);
  m_yTicker->setLogarithmic(y);
  draw();
}

void LineChart::putLegendBeside() {
  auto* beside = new QCPLayoutGrid;
  m_plot->plotLayout()->addElement(0, 1, beside);
  beside->setMargins({0, 6, 6, 0});
  beside->addElement(0, 0, m_plot->legend);
  beside->addElement(1, 0, new QCPLayoutElement(m_plot));
  beside->setRowStretchFactor(0, 0.001);
  m_plot->plotLayout()->setColumnStretchFactor(1, 0.001);
}

void LineChart::setLines(std::vector<ChartLine> lines) {
  m_lines = std::move(lines);
  draw();
}

void LineChart::setMark(std::optional<double> x) {
  m_mark = x;
  draw();
}

void LineChart::draw() {
  m_plot->clearItems();
  m_plot->clearPlottables();
  for (const ChartLine& line : m_lines) {
    QCPGraph* graph = m_plot->addGraph();
    graph->setName(line.name);
    graph->setPen(QPen(line.colour, line.dashed ? 1.2 : 2, line.dashed ? Qt::DashLine : Qt::SolidLine));
    if (!line.dashed)
      graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, line.colour, line.colour, 6));
    graph->setData(line.xs, line.ys, true);
    if (!line.errors.empty())
      addErrorBars(*graph, line);
  }
  m_plot->legend->setVisible(m_lines.size() > 1);
  m_plot->setLocale(QLocale());
  fitAxes();
  if (m_mark) {
    auto* mark = new QCPItemStraightLine(m_plot);
    mark->setPen(QPen(toQColor(currentColours().mutedText), 1, Qt::DotLine));
    mark->point1->setCoords(*m_mark, m_plot->yAxis->range().lower);
    mark->point2->setCoords(*m_mark, m_plot->yAxis->range().upper);
  }
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LineChart::fitAxes() {
  m_plot->rescaleAxes();
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis}) {
    const QCPRange range = axis->range();
    if (axis->scaleType() == QCPAxis::stLogarithmic)
      axis->setRange(range.lower / 1.25, range.upper * 1.25);
    else if (axis == m_plot->yAxis)
      axis->setRange(0, range.upper * 1.12 + 1e-9);
    else
      axis->scaleRange(1.06);
  }
}

void LineChart::restyle() {
  restylePlot(*m_plot, font());
  m_plot->legend->setTextColor(palette().color(QPalette::WindowText));
  draw();
}

void LineChart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event))
    restyle();
  if (event->type() == QEvent::LanguageChange)
    draw();
}

} // namespace deblend
