#pragma once

#include "data/sample_shape.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

/// NumPy's .npy files, formats 1.0 to 3.0.
namespace deblend {

/// An array of numbers, row-major whatever the file's order was.
struct NpyArray {
  SampleShape shape; ///< of the whole array; empty for a single number
  std::vector<float> values;
};

/// Reads floating-point numbers of 16, 32 or 64 bits and whole numbers of 8 to 64 bits, of either byte order
/// and either array order, rounded to float32. Throws Error, as a clause that ends a sentence, for anything
/// else: nothing is allocated for what the bytes do not hold, and no object in them is unpickled.
NpyArray decodeNpy(std::span<const std::uint8_t> bytes);
/// Throws Error naming the file.
NpyArray readNpy(const std::filesystem::path& path);

/// Format 1.0, little-endian float32, row-major. Throws Error unless the shape has as many elements as there
/// are values.
std::vector<std::uint8_t> encodeNpy(const SampleShape& shape, std::span<const float> values);
/// The same into a file that is whole or as it was before. Throws Error naming the file.
void writeNpy(const std::filesystem::path& path, const SampleShape& shape, std::span<const float> values);

} // namespace deblend
