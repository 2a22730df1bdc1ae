#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace deblend {

/// An array of unsigned bytes, as the MNIST database stores its pictures and labels.
struct IdxArray {
  std::vector<std::int64_t> shape; ///< 1 to 4 sizes
  std::vector<std::uint8_t> file;  ///< header and values
  std::size_t valuesBegin = 0;     ///< where in `file` the values begin

  std::span<const std::uint8_t> values() const { return std::span(file).subspan(valuesBegin); }
};

/// Reads an IDX file, plain or compressed by gzip, whatever its name ends with. Throws Error naming the file
/// for another magic number, values other than unsigned bytes, sizes that do not match the length, or gzip
/// data that are cut short or damaged.
IdxArray readIdxFile(const std::filesystem::path& path);

} // namespace deblend
