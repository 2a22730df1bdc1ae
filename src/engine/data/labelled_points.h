#pragma once

#include <cstdint>
#include <vector>

namespace deblend {

/// Points of the plane, each of one of some classes.
struct LabelledPoints {
  std::vector<float> places;        ///< [N, 2]: x to the right, y down
  std::vector<std::int64_t> labels; ///< [N], from 0 to classCount − 1
  std::int64_t classCount = 0;

  std::int64_t count() const { return static_cast<std::int64_t>(labels.size()); }
};

} // namespace deblend
