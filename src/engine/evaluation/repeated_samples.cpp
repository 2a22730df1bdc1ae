#include "evaluation/repeated_samples.h"

#include <algorithm>

namespace deblend {

std::vector<float> repeated(const std::vector<float>& values, std::size_t wanted) {
  std::vector<float> all;
  all.reserve(wanted);
  while (all.size() < wanted)
    all.insert(all.end(), values.begin(),
               values.begin() + static_cast<std::ptrdiff_t>(std::min(values.size(), wanted - all.size())));
  return all;
}

} // namespace deblend
