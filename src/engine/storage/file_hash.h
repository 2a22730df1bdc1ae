#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

/// Hashes that tell whether content is the same. Not cryptographic: they catch damage and mix-ups, not
/// forgery.
namespace deblend {

/// "xxh3-128:" and 32 hexadecimal digits, the most significant first, as `xxh128sum` prints them.
std::string hashBytes(std::span<const std::uint8_t> bytes);

/// The same for a file's content, read in pieces. Throws Error naming the file and the system's reason.
std::string hashFile(const std::filesystem::path& path);

} // namespace deblend
