#pragma once

#include "data/byte_reader.h"
#include "data/sample_shape.h"

namespace deblend {

/// What stands before the numbers of an .npy file.
struct NpyHeader {
  char kind = 'f';    ///< 'f' floating point, 'i' signed, 'u' unsigned
  int numberSize = 4; ///< bytes
  std::endian order = std::endian::little;
  bool columnMajor = false;
  SampleShape shape;
  std::uint64_t elements = 0;   ///< as many as the shape says; all of them are in the file
  std::uint64_t dataOffset = 0; ///< from the file's beginning
};

/// Throws Error as a clause that ends a sentence. What it gives has been checked against the file's size.
NpyHeader readNpyHeader(const ByteReader& file);

/// The whole header for row-major little-endian float32 numbers, format 1.0, padded as NumPy does.
std::string writeNpyHeader(const SampleShape& shape);

} // namespace deblend
