#pragma once

#include <cstdint>

namespace deblend::winograd {

inline constexpr std::int64_t tileSide = 4;  ///< outputs of a tile along each axis
inline constexpr std::int64_t patchSide = 6; ///< inputs that a tile sees along each axis
inline constexpr std::int64_t pointCount = patchSide * patchSide;
inline constexpr std::int64_t channelMultiple =
    16; ///< numbers of channels that the kernels take are multiples of it

/// A tile's place: its first output pixel within an image [height, width, channels].
struct Plane {
  std::int64_t height;
  std::int64_t width;
  std::int64_t channels;
};

/// Strides are in floats. A tile's transformed values stand `pointStride` apart, point by point.
///
/// V = Bᵀ d B: the patch around the tile at (row, column), zeros outside the image.
void transformPatch(const float* image, const Plane& plane, std::int64_t row, std::int64_t column,
                    float* points, std::int64_t pointStride);
/// Y = Aᵀ M A + bias into the tile's pixels, at least 0 if `clipsNegative`.
void transformOutput(const float* points, std::int64_t pointStride, const float* bias, bool clipsNegative,
                     float* image, const Plane& plane, std::int64_t row, std::int64_t column);
/// The adjoint of transformOutput() without the bias: A dY Aᵀ, where dY counts only where `output` is above
/// 0, unless that is null. Adds the sum of dY over the tile to `biasGradient`.
void transformGradient(const float* gradient, const float* output, const Plane& plane, std::int64_t row,
                       std::int64_t column, float* points, std::int64_t pointStride, float* biasGradient);
/// The adjoint of transformPatch(): adds B dV Bᵀ to the patch's pixels.
void addPatchGradient(const float* points, std::int64_t pointStride, float* image, const Plane& plane,
                      std::int64_t row, std::int64_t column);

/// A matrix by its first element and its strides.
struct Strided {
  const float* values;
  std::int64_t rowStride;
  std::int64_t columnStride;
};
/// result [rows, columns] = left [rows, inner] · right [inner, columns], or added to it. The rows of `right`
/// and of the result are contiguous; `columns` is a multiple of channelMultiple.
void multiply(const Strided& left, const float* right, std::int64_t rightStride, float* result,
              std::int64_t resultStride, std::int64_t rows, std::int64_t inner, std::int64_t columns,
              bool adds);

} // namespace deblend::winograd
