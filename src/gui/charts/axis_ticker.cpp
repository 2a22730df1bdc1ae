#include "charts/axis_ticker.h"

#include "plots/ticks.h"

namespace deblend {

void AxisTicker::generate(const QCPRange& range, const QLocale& locale, QChar, int, QVector<double>& ticks,
                          QVector<double>* subTicks, QVector<QString>* tickLabels) {
  const bool logarithmic = m_logarithmic && range.lower > 0;
  ticks.clear();
  if (subTicks)
    subTicks->clear();
  if (tickLabels)
    tickLabels->clear();
  for (const AxisTick& tick : logarithmic ? logarithmicTicks(range.lower, range.upper, m_room)
                                          : linearTicks(range.lower, range.upper, m_room)) {
    ticks.append(tick.value);
    if (tickLabels)
      tickLabels->append(QString::fromStdString(tick.label).replace(QLatin1Char('.'), locale.decimalPoint()));
  }
}

} // namespace deblend
