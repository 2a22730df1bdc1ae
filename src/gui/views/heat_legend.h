#pragma once

#include <QWidget>

namespace deblend {

/// What the colours of a difference mean: a bar from 0 to the largest, and the mean beside it. GUI thread.
class HeatLegend : public QWidget {
  Q_OBJECT
public:
  using Colour = QColor (*)(double share);
  explicit HeatLegend(QWidget* parent = nullptr);

  /// `title` says what was averaged.
  void show(Colour colour, const QString& title, double mean, double largest);
  double mean() const { return m_mean; }
  double largest() const { return m_largest; }

  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  Colour m_colour = nullptr;
  QString m_title;
  double m_mean = 0;
  double m_largest = 0;
};

} // namespace deblend
