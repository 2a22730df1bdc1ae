#pragma once

#include "charts/plot_library.h"

namespace deblend {

/// The same ticks and labels as in exported charts, and those of times.
class AxisTicker : public QCPAxisTicker {
public:
  void setLogarithmic(bool logarithmic) { m_logarithmic = logarithmic; }
  /// Whether the axis is one of seconds, labelled as times.
  void setTime(bool time) { m_time = time; }
  /// How many labels the axis has room for, 2 or more.
  void setRoom(int labels) { m_room = labels; }

  void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels) override;

private:
  void generateTimes(const QCPRange& range, QVector<double>& ticks, QVector<QString>* labels) const;
  bool isLogarithmicOn(const QCPRange& range) const { return m_logarithmic && range.lower > 0; }

  bool m_time = false;
  bool m_logarithmic = false;
  int m_room = 6;
};

} // namespace deblend
