#pragma once

#include <cstdint>
#include <vector>

namespace deblend {

/// The sliced Wasserstein-2 distance of two equally large sets of points of `dimension` coordinates: the root
/// of the mean, over `directions` random directions that the seed fixes, of the squared distance of the
/// sorted projections. In the plane the directions are evenly spaced from a random start. One thread; equal
/// input gives equal output. Throws Error if the counts differ or are 0.
double slicedWasserstein(const std::vector<float>& a, const std::vector<float>& b, std::int64_t dimension,
                         std::int64_t directions = 512, std::uint64_t seed = 0);

} // namespace deblend
