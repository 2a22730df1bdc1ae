#pragma once

#include <cstdint>

namespace deblend {

/// A matrix by its first element and its strides, in floats.
struct Strided {
  const float* values;
  std::int64_t rowStride;
  std::int64_t columnStride;
};

/// So many products are added up; the matrices of each stand a step behind those of the one before.
struct Repeats {
  std::int64_t count = 1;
  std::int64_t leftStep = 0;
  std::int64_t rightStep = 0;
};

/// result [rows, columns] = left [rows, inner] · right [inner, columns], or added to it. The rows of `right`
/// and of the result are contiguous, and stand `rightStride` and `resultStride` apart.
struct MatrixProduct {
  Strided left;
  const float* right;
  std::int64_t rightStride;
  float* result;
  std::int64_t resultStride;
  std::int64_t rows;
  std::int64_t inner;
  std::int64_t columns; ///< a multiple of channelMultiple
  bool adds = false;
  Repeats repeats = {};
};

/// Computes the product with the widest vectors of this processor, on the calling thread. For matrices that
/// its caches hold.
void multiply(const MatrixProduct& product);

} // namespace deblend
