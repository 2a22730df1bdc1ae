#pragma once

#include "data/labelled_points.h"

#include <span>
#include <string>

namespace deblend {

/// How labelled points are made up.
struct PatternSettings {
  std::int64_t count = 200;    ///< N, 0 or more
  std::int64_t classCount = 2; ///< 1 or more
  double noise = 0.02;         ///< deviation of every place, in sides of the unit square; 0 or more
  std::uint64_t seed = 0;      ///< the same seed gives the same points, and more of them begin with the same
};

/// A way of making up labelled points in the unit square. Classes take turns.
struct PointPattern {
  std::string id;
  std::string title;
  std::string description;
  LabelledPoints (*make)(const PatternSettings& settings);
};

/// clusters, spirals, rings, xor, torture.
std::span<const PointPattern> pointPatterns();

/// Throws Error for an unknown pattern, or settings out of range.
LabelledPoints makePoints(const std::string& pattern, const PatternSettings& settings);

} // namespace deblend
