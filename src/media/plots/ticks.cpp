#include "plots/ticks.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

namespace deblend {
namespace {

constexpr double roundingSlack = 1e-9;
constexpr double smallestRange = 1e-300;
constexpr std::string_view groupSeparator = "\u202F"; // narrow no-break space
constexpr std::string_view minusSign = "\u2212";

// Whatever the locale, with a point.
std::string fixedNumber(double value, int decimals) {
  std::array<char, 400> text = {};
  const auto end = std::to_chars(text.begin(), text.end(), value, std::chars_format::fixed, decimals).ptr;
  return {text.begin(), end};
}

std::string superscript(int number) {
  constexpr std::array<std::string_view, 10> digits = {"⁰", "¹", "²", "³", "⁴", //
                                                       "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = number < 0 ? "⁻" : "";
  for (const char digit : std::to_string(std::abs(number))) {
    text += digits[static_cast<std::size_t>(digit - '0')];
  }
  return text;
}

// Not below -300, where powers of ten begin to lose digits.
int decimalExponent(double value) {
  return value == 0
             ? 0
             : static_cast<int>(std::floor(std::log10(std::max(std::abs(value), 1e-300)) + roundingSlack));
}

// "3.2×10⁻⁷", and "10⁻⁷" for a mantissa of 1.
std::string scientificNumber(double value, int decimals) {
  int exponent = decimalExponent(value);
  std::string mantissa = groupedNumber(value / std::pow(10.0, exponent), decimals);
  if (mantissa.find("10") != std::string::npos &&
      mantissa.find("10") <= minusSign.size()) { // 9.99 rounded up
    ++exponent;
    mantissa = groupedNumber(value / std::pow(10.0, exponent), decimals);
  }
  const std::string power = "10" + superscript(exponent);
  return mantissa == "1" ? power : mantissa + "×" + power;
}

bool needsExponent(double magnitude) {
  return magnitude >= 1e7 || (magnitude > 0 && magnitude < 1e-4);
}

// The smallest of 1, 2 and 5 times a power of ten that is at least `value`.
double roundStep(double value) {
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= value * (1 - roundingSlack)) {
      return factor * power;
    }
  }
  return 10 * power;
}

struct Multiples {
  double first = 0;
  double last = 0;

  double count() const { return last - first + 1; }
};

Multiples multiplesWithin(double low, double high, double step) {
  return {.first = std::ceil(low / step - roundingSlack), .last = std::floor(high / step + roundingSlack)};
}

std::string linearLabel(double value, double step, double largest) {
  if (value == 0) {
    return "0";
  }
  if (needsExponent(largest)) {
    return scientificNumber(value, std::clamp(decimalExponent(value) - decimalExponent(step), 0, 12));
  }
  return groupedNumber(value, std::max(0, -decimalExponent(step)));
}

std::string logarithmicLabel(double value) {
  return needsExponent(value) ? scientificNumber(value, 0)
                              : groupedNumber(value, std::max(0, -decimalExponent(value)));
}

// The multiples in [low, high] of every `stride`-th power of ten.
std::vector<AxisTick> decadeTicks(double low, double high, int stride,
                                  std::initializer_list<double> multiples) {
  std::vector<AxisTick> ticks;
  const auto first = static_cast<int>(std::floor(std::log10(low)));
  const auto last = static_cast<int>(std::ceil(std::log10(high)));
  for (int exponent = first; exponent <= last; ++exponent) {
    if (exponent % stride != 0) {
      continue;
    }
    for (const double multiple : multiples) {
      const double value = multiple * std::pow(10.0, exponent);
      if (std::isfinite(value) && value >= low * (1 - roundingSlack) && value <= high * (1 + roundingSlack)) {
        ticks.push_back({.value = value, .label = logarithmicLabel(value)});
      }
    }
  }
  return ticks;
}

} // namespace

std::vector<AxisTick> linearTicks(double low, double high, int maximumCount) {
  if (!std::isfinite(low) || !std::isfinite(high) || low > high) {
    return {};
  }
  const int count = std::max(maximumCount, 2);
  const double largest = std::max(std::abs(low), std::abs(high));
  if (high - low <= std::max(1e-12 * largest, smallestRange) || !std::isfinite(high - low)) {
    return {{.value = low, .label = shortNumber(low)}};
  }
  double step = roundStep((high - low) / (count + 1));
  while (multiplesWithin(low, high, step).count() > count) {
    step = roundStep(1.5 * step);
  }
  const Multiples multiples = multiplesWithin(low, high, step);
  std::vector<AxisTick> ticks;
  for (int i = 0; i < static_cast<int>(multiples.count()); ++i) {
    const double value = (multiples.first + i) * step;
    ticks.push_back({.value = value, .label = linearLabel(value, step, largest)});
  }
  return ticks;
}

std::vector<AxisTick> logarithmicTicks(double low, double high, int maximumCount) {
  if (!(low > 0) || !std::isfinite(high) || low > high) {
    return {};
  }
  const int count = std::max(maximumCount, 2);
  const double decades = std::log10(high) - std::log10(low);
  if (decades < 1) {
    return linearTicks(low, high, count);
  }
  std::vector<AxisTick> ticks = decadeTicks(low, high, 1, {1, 2, 5});
  for (int stride = 1; static_cast<int>(ticks.size()) > count; ++stride) {
    ticks = decadeTicks(low, high, stride, {1});
  }
  return ticks;
}

std::string groupedNumber(double value, int decimals) {
  std::string digits = fixedNumber(std::abs(value), decimals);
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t place = point; place > 3; place -= 3) {
    digits.insert(place - 3, groupSeparator);
  }
  const bool zero = digits.find_first_of("123456789") == std::string::npos;
  return value < 0 && !zero ? std::string(minusSign) + digits : digits;
}

std::string shortNumber(double value) {
  if (!std::isfinite(value)) {
    return "–";
  }
  if (needsExponent(std::abs(value))) {
    return scientificNumber(value, 1);
  }
  return groupedNumber(value, std::clamp(3 - decimalExponent(value), 0, 7));
}

} // namespace deblend
