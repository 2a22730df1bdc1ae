#include "charts/distance_chart.h"

#include "charts/axis_ticker.h"
#include "charts/chart_style.h"
#include "theme/theme.h"

#include <QVBoxLayout>

#include "charts/plot_library.h"

#include <algorithm>

namespace deblend {

DistanceChart::DistanceChart(QWidget* parent)
    : QWidget(parent), m_plot(new QCustomPlot(this)), m_stepTicker(new AxisTicker),
      m_distanceTicker(new AxisTicker) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins({});
  layout->addWidget(m_plot);
  m_plot->setMinimumHeight(120);
  m_plot->xAxis->setTicker(m_stepTicker);
  m_plot->yAxis->setTicker(m_distanceTicker);
  for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
    axis->setSubTicks(false);
  m_plot->axisRect()->setMinimumMargins({4, 6, 8, 4});
  m_plot->legend->setVisible(true);
  m_plot->legend->setIconSize(16, 10);
  m_plot->legend->setRowSpacing(0);
  m_plot->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignTop | Qt::AlignRight);
  restyle();
}

void DistanceChart::show(const std::vector<GalleryEntry>& entries, const std::string& metric) {
  m_metric = metric;
  m_entries.clear();
  for (const GalleryEntry& entry : entries)
    if (entry.distance && entry.distance->name == metric)
      m_entries.push_back(entry);
  std::ranges::sort(m_entries, {},
                    [](const GalleryEntry& entry) { return std::pair(entry.runNumber, entry.step); });
  draw();
}

bool DistanceChart::isEmpty() const {
  return m_entries.empty();
}

void DistanceChart::addLine(const std::vector<GalleryEntry>& run) {
  QVector<double> steps;
  QVector<double> values;
  QVector<double> floors;
  for (const GalleryEntry& entry : run) {
    steps += static_cast<double>(entry.step);
    values += entry.distance->value;
    floors += entry.distance->floor;
  }
  const QColor colour = runColour(run.front().runNumber);
  QCPGraph* line = m_plot->addGraph();
  line->setName(run.front().run);
  line->setPen(QPen(colour, 2));
  line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, colour, colour, 6));
  line->setData(steps, values, true);
  QCPGraph* floor = m_plot->addGraph();
  floor->setPen(QPen(colour, 1, Qt::DashLine));
  floor->setData(steps, floors, true);
  floor->removeFromLegend();
}

void DistanceChart::draw() {
  m_plot->clearGraphs();
  std::vector<GalleryEntry> run;
  for (std::size_t i = 0; i < m_entries.size(); ++i) {
    run.push_back(m_entries[i]);
    if (i + 1 < m_entries.size() && m_entries[i + 1].run == run.front().run)
      continue;
    addLine(run);
    run.clear();
  }
  m_plot->legend->setVisible(!m_entries.empty());
  m_plot->yAxis->setLabel(m_entries.empty() ? QString() : metricTitle(m_metric));
  fitAxes();
  m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void DistanceChart::fitAxes() {
  if (m_entries.empty()) {
    m_plot->xAxis->setRange(0, 1);
    m_plot->yAxis->setRange(0, 1);
    return;
  }
  m_plot->rescaleAxes();
  m_plot->xAxis->scaleRange(1.06);
  if (m_plot->yAxis->range().lower > 0)
    m_plot->yAxis->setRange(0, m_plot->yAxis->range().upper * 1.08 + 1e-9);
  else
    m_plot->yAxis->scaleRange(1.16);
}

void DistanceChart::restyle() {
  restylePlot(*m_plot, font());
  m_plot->legend->setTextColor(palette().color(QPalette::WindowText));
  draw();
}

void DistanceChart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (isThemeChange(*event))
    restyle();
  if (event->type() == QEvent::LanguageChange)
    draw();
}

} // namespace deblend
