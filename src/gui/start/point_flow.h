#pragma once

#include "data/density_grid.h"

#include <vector>

namespace deblend {

/// Points that move from one density to another, to show what a mapping does before there is one.
struct PointFlow {
  std::vector<float> source; ///< [N, 2]
  std::vector<float> target; ///< [N, 2]; the point at a place of `source` goes to the same place here

  /// The points [N, 2] on straight ways at α.
  std::vector<float> at(double alpha) const;
};

/// Draws points from both densities, with a fixed seed, and pairs them so that their ways are short: the
/// points slide along random directions until their projections agree. Takes some hundredths of a second. Any
/// thread.
PointFlow makePointFlow(const DensityGrid& source, const DensityGrid& target, int count);

} // namespace deblend
