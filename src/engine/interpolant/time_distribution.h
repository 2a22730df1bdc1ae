#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deblend {

class OptionValues;

/// How often each α is trained at. The cut-off is not in it: α = cutoff + (1 − 2·cutoff)·t for the t of here.
///
/// | id           | density of t in [0, 1]                                                          |
/// | uniform      | 1                                                                               |
/// | logit_normal | that of σ(m + d·n), n standard normal, σ the logistic function; m `time_mean`, d
/// `time_deviation`
///                  (Esser et al. 2024, arXiv:2403.03206, section 3.1)                              |
/// | skewed       | (1+s)·t^s for s = `time_skew` ≥ 0, more often near the target; (1−s)·(1−t)^(−s) for s <
/// 0, more
///                  often near the source                                                           |
struct TimeDistribution {
  std::string id;
  std::string title;
  /// At t in (0, 1); the options are of the training.
  double (*density)(double t, const OptionValues& trainingOptions) = nullptr;
};

/// Every distribution of α. To add one, add a row, and its quantiles to TimeSource.
const std::vector<TimeDistribution>& timeDistributions();
/// Throws Error that lists the known ones.
const TimeDistribution& timeDistribution(std::string_view id);

} // namespace deblend
