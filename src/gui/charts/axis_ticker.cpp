#include "charts/axis_ticker.h"

#include "charts/time_ticks.h"
#include "plots/ticks.h"

namespace deblend {

void AxisTicker::generate(const QCPRange& range, const QLocale& locale, QChar, int, QVector<double>& ticks,
                          QVector<double>* subTicks, QVector<QString>* tickLabels) {
  ticks.clear();
  if (subTicks)
    subTicks->clear();
  if (tickLabels)
    tickLabels->clear();
  if (m_time)
    return generateTimes(range, ticks, tickLabels);
  for (const AxisTick& tick : isLogarithmicOn(range) ? logarithmicTicks(range.lower, range.upper, m_room)
                                                     : linearTicks(range.lower, range.upper, m_room)) {
    ticks.append(tick.value);
    if (tickLabels)
      tickLabels->append(QString::fromStdString(tick.label).replace(QLatin1Char('.'), locale.decimalPoint()));
  }
}

void AxisTicker::generateTimes(const QCPRange& range, QVector<double>& ticks,
                               QVector<QString>* labels) const {
  for (const double time : isLogarithmicOn(range) ? logarithmicTimeTicks(range.lower, range.upper, m_room)
                                                  : timeTicks(range.lower, range.upper, m_room)) {
    ticks.append(time);
    if (labels)
      labels->append(timeTickText(time));
  }
}

} // namespace deblend
