#pragma once

#include <QColor>
#include <QString>
#include <QVector>
#include <QWidget>

#include <optional>
#include <vector>

class QCustomPlot;

namespace deblend {

class AxisTicker;

/// One curve of a small chart: as many xs as ys, by rising x.
struct ChartLine {
  QString name;
  QVector<double> xs;
  QVector<double> ys;
  QColor colour;
  bool dashed = false;         ///< and without dots
  QVector<double> errors = {}; ///< how far an error bar reaches up and down from each y; empty: no bars
};

/// A small chart of a few lines with dots, on linear or logarithmic axes, in the theme that is shown. GUI
/// thread.
class LineChart : public QWidget {
  Q_OBJECT
public:
  explicit LineChart(QWidget* parent = nullptr);

  void setLabels(const QString& x, const QString& y);
  void setLogarithmic(bool x, bool y);
  /// From now on the names of the lines stand to the right of the axes, where many would cover curves.
  void putLegendBeside();
  void setLines(std::vector<ChartLine> lines);
  /// A thin upright line at this x; none: no line.
  void setMark(std::optional<double> x);
  const std::vector<ChartLine>& lines() const { return m_lines; }

protected:
  void changeEvent(QEvent* event) override;

private:
  void restyle();
  void draw();
  void fitAxes();

  QCustomPlot* m_plot;
  QSharedPointer<AxisTicker> m_xTicker;
  QSharedPointer<AxisTicker> m_yTicker;
  std::vector<ChartLine> m_lines;
  std::optional<double> m_mark;
};

} // namespace deblend
