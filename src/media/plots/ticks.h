#pragma once

#include <string>
#include <vector>

namespace deblend {

struct AxisTick {
  double value = 0;
  std::string label; // UTF-8

  bool operator==(const AxisTick&) const = default;
};

// Ticks at multiples of 1, 2 or 5 times a power of ten within [low, high]: as many as fit `maximumCount`,
// which is at least 2. Empty unless both ends are finite and low <= high.
std::vector<AxisTick> linearTicks(double low, double high, int maximumCount);

// Ticks of a logarithmic axis: at powers of ten, every second or third of them where there are too many, with
// their doubles and quintuples where there are few; linear ones within less than a decade. Empty unless 0 <
// low <= high and both are finite.
std::vector<AxisTick> logarithmicTicks(double low, double high, int maximumCount);

// A number as an axis shows it: digits in groups of three, `decimals` after the point, a true minus sign.
std::string groupedNumber(double value, int decimals);

// A number with four significant digits, for a legend: "12.31", "0.004512", "3.2×10⁻⁷"; "–" when it is not
// finite.
std::string shortNumber(double value);

} // namespace deblend
