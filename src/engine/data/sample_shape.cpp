#include "data/sample_shape.h"

#include <fmt/ranges.h>

#include <functional>
#include <numeric>

namespace deblend {

std::int64_t elementCount(const SampleShape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::int64_t{1}, std::multiplies<>());
}

std::string toText(const SampleShape& shape) {
  return fmt::format("[{}]", fmt::join(shape, ", "));
}

} // namespace deblend
