#include "charts/time_ticks.h"

#include "plots/ticks.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

namespace deblend {
namespace {

struct TimeTicks {
  Q_DECLARE_TR_FUNCTIONS(deblend::TimeTicks)
};

constexpr double minute = 60;
constexpr double hour = 3600;
constexpr double day = 86'400;

/// From a second to a day: below and beyond them decimal ticks do.
constexpr double roundTimes[] = {1,      2,          5,          10,          15,          30,
                                 minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute,
                                 hour,   2 * hour,   3 * hour,   6 * hour,    12 * hour,   day};

/// Of a logarithmic axis: the sparse ones first.
constexpr double decades[] = {0.001,       0.01, 0.1,       1,          10,         minute,
                              10 * minute, hour, 10 * hour, 100 * hour, 1000 * hour};
constexpr double between[] = {0.002, 0.005,      0.02,        0.05,     0.2,      0.5,       2,        5,
                              30,    2 * minute, 30 * minute, 2 * hour, 5 * hour, 20 * hour, 50 * hour};

std::vector<double> valuesOf(const std::vector<AxisTick>& ticks) {
  std::vector<double> values;
  for (const AxisTick& tick : ticks)
    values.push_back(tick.value);
  return values;
}

std::vector<double> multiplesWithin(double low, double high, double step) {
  std::vector<double> values;
  for (double multiple = std::ceil(low / step - 1e-9); multiple * step <= high + 1e-9 * step; ++multiple)
    values.push_back(multiple * step);
  return values;
}

/// Days in decimal steps, for axes that are longer than a few of them.
std::vector<double> dayTicks(double low, double high, int maximumCount) {
  std::vector<double> values = valuesOf(linearTicks(low / day, high / day, maximumCount));
  for (double& value : values)
    value *= day;
  return values;
}

QString secondsText(double seconds) {
  QLocale locale;
  locale.setNumberOptions(QLocale::OmitGroupSeparator);
  return TimeTicks::tr("%1 s").arg(locale.toString(seconds, 'g', 6));
}

} // namespace

std::vector<double> timeTicks(double low, double high, int maximumCount) {
  const int count = std::max(maximumCount, 2);
  if (!std::isfinite(low) || !std::isfinite(high) || low > high)
    return {};
  if (high - low < count)
    return valuesOf(linearTicks(low, high, count));
  for (const double step : roundTimes)
    if ((high - low) / step <= count)
      if (auto values = multiplesWithin(low, high, step);
          !values.empty() && static_cast<int>(values.size()) <= count)
        return values;
  return high - low > day ? dayTicks(low, high, count) : valuesOf(linearTicks(low, high, count));
}

std::vector<double> logarithmicTimeTicks(double low, double high, int maximumCount) {
  if (!(low > 0) || !std::isfinite(high) || low > high)
    return {};
  if (high / low < 10)
    return timeTicks(low, high, maximumCount);
  const auto count = static_cast<std::size_t>(std::max(maximumCount, 2));
  std::vector<double> values(std::begin(decades), std::end(decades));
  const auto outside = [&](double value) { return value < low || value > high; };
  std::erase_if(values, outside);
  if (values.empty())
    return valuesOf(logarithmicTicks(low, high, maximumCount));
  std::vector<double> more = values;
  std::ranges::copy_if(between, std::back_inserter(more), std::not_fn(outside));
  std::ranges::sort(more);
  if (more.size() <= count)
    return more;
  while (values.size() > count) { // every second one
    for (std::size_t i = 1; i < values.size(); ++i)
      values.erase(values.begin() + static_cast<std::ptrdiff_t>(i));
  }
  return values;
}

QString timeTickText(double seconds) {
  if (seconds < 0)
    return QChar(0x2212) + timeTickText(-seconds);
  if (!(seconds >= minute))
    return secondsText(seconds);
  const double hours = std::floor(seconds / hour + 1e-9);
  const double minutes = std::floor((seconds - hours * hour) / minute + 1e-9);
  const double rest = std::max(seconds - hours * hour - minutes * minute, 0.0);
  QStringList parts;
  if (hours > 0)
    parts += TimeTicks::tr("%1 h").arg(QLocale().toString(hours, 'f', 0));
  if (minutes > 0)
    parts += TimeTicks::tr("%1 min").arg(minutes);
  if (rest > 1e-6)
    parts += secondsText(rest);
  return parts.join(QLatin1Char(' '));
}

} // namespace deblend
