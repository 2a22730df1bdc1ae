#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace deblend {

bool isGzip(std::span<const std::uint8_t> bytes);

/// What a gzip file holds, or the first `limit` bytes of that. Never allocates more than the limit, nor much
/// more than what the file can hold. Throws Error, with a clause that ends a sentence, for one that is cut
/// short or damaged.
std::vector<std::uint8_t> unpackGzip(std::span<const std::uint8_t> bytes, std::uint64_t limit);

} // namespace deblend
