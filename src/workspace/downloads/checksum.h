#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace deblend {

/// What a file is known by.
struct Checksum {
  std::string md5; ///< hexadecimal
  /// Of what the gzip file holds, in bytes: the MD5 is of that then, however it is compressed. 0: the MD5 is
  /// of the file.
  std::uint64_t unpackedSize = 0;
};

/// How the file differs, as a clause about it; empty if it does not. Throws Error if it cannot be read.
std::string difference(const std::filesystem::path& path, const Checksum& checksum);

} // namespace deblend
