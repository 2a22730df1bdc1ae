#include "interpolant/time_distribution.h"

#include "core/translatable.h"
#include "options/named_rows.h"
#include "options/option_values.h"

#include <cmath>
#include <numbers>

namespace deblend {
namespace {

double uniform(double, const OptionValues&) {
  return 1;
}

double logitNormal(double t, const OptionValues& options) {
  const double deviation = options.real("time_deviation");
  const double z = (std::log(t / (1 - t)) - options.real("time_mean")) / deviation;
  return std::exp(-z * z / 2) / (deviation * std::sqrt(2 * std::numbers::pi) * t * (1 - t));
}

double skewed(double t, const OptionValues& options) {
  const double skew = options.real("time_skew");
  return skew >= 0 ? (1 + skew) * std::pow(t, skew) : (1 - skew) * std::pow(1 - t, -skew);
}

} // namespace

const std::vector<TimeDistribution>& timeDistributions() {
  static const std::vector<TimeDistribution> table = {
      {"uniform", DEBLEND_TR("interpolants", "Uniform"), uniform},
      {"logit_normal", DEBLEND_TR("interpolants", "Logit-normal"), logitNormal},
      {"skewed", DEBLEND_TR("interpolants", "Skewed"), skewed},
  };
  return table;
}

const TimeDistribution& timeDistribution(std::string_view id) {
  return namedRow(timeDistributions(), id, "distribution of α");
}

} // namespace deblend
