#pragma once

#include <cstddef>
#include <vector>

namespace deblend {

/// The same values again and again until there are as many as wanted.
std::vector<float> repeated(const std::vector<float>& values, std::size_t wanted);

} // namespace deblend
