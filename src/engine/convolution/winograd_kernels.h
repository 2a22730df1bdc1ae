#pragma once

#include <cstdint>

namespace deblend::winograd {

inline constexpr std::int64_t tileSide = 4;  ///< outputs of a tile along each axis
inline constexpr std::int64_t patchSide = 6; ///< inputs that a tile sees along each axis
inline constexpr std::int64_t pointCount = patchSide * patchSide;

/// A tile's place: its first output pixel within an image [height, width, channels].
struct Plane {
  std::int64_t height;
  std::int64_t width;
  std::int64_t channels;
};

/// Strides are in floats, numbers of channels multiples of channelMultiple. A tile's transformed values stand
/// `pointStride` apart, point by point.
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

} // namespace deblend::winograd
