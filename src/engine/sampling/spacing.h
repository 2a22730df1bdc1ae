#pragma once

#include "sampling/preview.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace deblend {

/// Where the steps from α = 0 to α = 1 lie.
struct Spacing {
  std::string id;
  std::string title;
  std::string help;
  /// α after a share of the steps: rises from 0 at 0 to 1 at 1.
  double (*alpha)(double share) = nullptr;
};

/// Every spacing. To add one, add a row.
/// - uniform: α = u
/// - cosine: α = (1 − cos πu) / 2, short steps at both ends
/// - karras: the noise levels of Karras et al. 2022 (arXiv:2206.00364), eq. 5 with ρ = 7 from 80 to 0.002,
///   taken as the ratio σ = (1−α)/α of source to target and stretched to end at 0 and 1: short steps at α = 1
const std::vector<Spacing>& spacings();
/// Throws Error that lists the known ones.
const Spacing& spacing(std::string_view id);

/// α at each of the T+1 states: from 0 to 1 forward, the same numbers from 1 to 0 in reverse.
std::vector<double> alphaSteps(std::int64_t steps, Direction direction, std::string_view spacing = "uniform");

/// α at each state of the request's trajectory, up to that nearest to its last α.
std::vector<double> alphasOf(const TrajectoryRequest& request);

} // namespace deblend
