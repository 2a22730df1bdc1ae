#pragma once

#include <QString>

#include <vector>

namespace deblend {

/// Ticks of an axis of seconds at times that clocks know (5 s, 1 min, 15 min, 2 h): as many as fit
/// `maximumCount`, which is at least 2. Empty unless both ends are finite and low <= high.
std::vector<double> timeTicks(double low, double high, int maximumCount);

/// The same for a logarithmic axis. Empty unless 0 < low as well.
std::vector<double> logarithmicTimeTicks(double low, double high, int maximumCount);

/// "0.5 s", "40 s", "1 min 30 s", "2 h".
QString timeTickText(double seconds);

} // namespace deblend
