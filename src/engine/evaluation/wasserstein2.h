#pragma once

#include <cstdint>
#include <vector>

namespace deblend {

/// So many points are assigned to one another within about a second.
inline constexpr std::int64_t mostAssignedPoints = 4096;

/// The Wasserstein-2 distance of two equally large sets of points of the plane [N, 2]: the root of the mean
/// squared distance under the assignment that makes it least. Exact, with n³ operations at worst. Throws
/// Error if the counts differ, are 0 or are above mostAssignedPoints, or a coordinate is not finite.
double wasserstein2(const std::vector<float>& a, const std::vector<float>& b);

} // namespace deblend
