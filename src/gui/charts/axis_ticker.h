#pragma once

#include "charts/plot_library.h"

namespace deblend {

/// The same ticks and labels as in exported charts.
class AxisTicker : public QCPAxisTicker {
public:
  void setLogarithmic(bool logarithmic) { m_logarithmic = logarithmic; }
  /// How many labels the axis has room for, 2 or more.
  void setRoom(int labels) { m_room = labels; }

  void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels) override;

private:
  bool m_logarithmic = false;
  int m_room = 6;
};

} // namespace deblend
