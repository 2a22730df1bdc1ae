#pragma once

#include "exact/exact_field.h"

#include <functional>
#include <span>

namespace deblend {

/// The exact field of two finite sets of points [N, 2] and [M, 2] by binning all N·M pairs: the mean of x₁ −
/// x₀ over the pairs that blend into each cell of the grid, at the request's α. Memory follows the grid and
/// the sets, never the pairs. All cores. Pairs that blend outside the grid count nowhere. Throws Error for an
/// empty set, an α outside 0 to 1, or a grid without cells; "cancelled" soon after `keepGoing` answers false.
ExactField binnedField(std::span<const float> source, std::span<const float> target,
                       const VectorFieldRequest& grid, const std::function<bool()>& keepGoing = {});

} // namespace deblend
