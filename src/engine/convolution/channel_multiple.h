#pragma once

#include <cstdint>

namespace deblend {

/// Floats in the widest vectors of the kernels here: the numbers of channels that they take are multiples of
/// it.
inline constexpr std::int64_t channelMultiple = 16;

} // namespace deblend
