#include "convolution/winograd_kernels.h"

#include "convolution/channel_multiple.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "convolution/winograd_kernels.cpp"
// Arrays of vectors need vectors of a size that is known.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace deblend::winograd::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;
using Channels = hn::CappedTag<float, channelMultiple>;
using Vector = hn::Vec<Channels>;
constexpr Channels channels;

HWY_INLINE Vector times(float factor, Vector value) {
  return hn::Mul(hn::Set(channels, factor), value);
}

HWY_INLINE Vector plusTimes(Vector sum, float factor, Vector value) {
  return hn::MulAdd(hn::Set(channels, factor), value, sum);
}

/// One axis of each transform: `from` and `to` are every `Step`-th element.
template <int Step>
struct Along {
  /// Bᵀ: 6 to 6.
  static HWY_INLINE void patch(const Vector* from, Vector* to) {
    const Vector d0 = from[0], d1 = from[Step], d2 = from[2 * Step], d3 = from[3 * Step], d4 = from[4 * Step],
                 d5 = from[5 * Step];
    const Vector even = plusTimes(d4, -4, d2);
    const Vector odd = plusTimes(d3, -4, d1);
    const Vector evenDifference = hn::Sub(d4, d2);
    const Vector oddDifference = times(2, hn::Sub(d3, d1));
    to[0] = plusTimes(plusTimes(d4, 4, d0), -5, d2);
    to[Step] = hn::Add(even, odd);
    to[2 * Step] = hn::Sub(even, odd);
    to[3 * Step] = hn::Add(evenDifference, oddDifference);
    to[4 * Step] = hn::Sub(evenDifference, oddDifference);
    to[5 * Step] = plusTimes(plusTimes(d5, 4, d1), -5, d3);
  }

  /// B: 6 to 6.
  static HWY_INLINE void patchAdjoint(const Vector* from, Vector* to) {
    const Vector v0 = from[0], v1 = from[Step], v2 = from[2 * Step], v3 = from[3 * Step], v4 = from[4 * Step],
                 v5 = from[5 * Step];
    const Vector sum12 = hn::Add(v1, v2), difference12 = hn::Sub(v1, v2);
    const Vector sum34 = hn::Add(v3, v4), difference34 = times(2, hn::Sub(v3, v4));
    to[0] = times(4, v0);
    to[Step] = plusTimes(hn::Sub(times(4, v5), difference34), -4, difference12);
    to[2 * Step] = hn::Sub(times(-5, v0), plusTimes(sum34, 4, sum12));
    to[3 * Step] = plusTimes(hn::Add(difference12, difference34), -5, v5);
    to[4 * Step] = hn::Add(hn::Add(v0, sum12), sum34);
    to[5 * Step] = v5;
  }

  /// Aᵀ: 6 to 4.
  static HWY_INLINE void output(const Vector* from, Vector* to) {
    const Vector sum12 = hn::Add(from[Step], from[2 * Step]),
                 difference12 = hn::Sub(from[Step], from[2 * Step]);
    const Vector sum34 = hn::Add(from[3 * Step], from[4 * Step]);
    const Vector difference34 = hn::Sub(from[3 * Step], from[4 * Step]);
    to[0] = hn::Add(hn::Add(from[0], sum12), sum34);
    to[Step] = plusTimes(difference12, 2, difference34);
    to[2 * Step] = plusTimes(sum12, 4, sum34);
    to[3 * Step] = hn::Add(plusTimes(difference12, 8, difference34), from[5 * Step]);
  }

  /// A: 4 to 6.
  static HWY_INLINE void outputAdjoint(const Vector* from, Vector* to) {
    const Vector y0 = from[0], y1 = from[Step], y2 = from[2 * Step], y3 = from[3 * Step];
    const Vector even = hn::Add(y0, y2), odd = hn::Add(y1, y3);
    const Vector wideEven = plusTimes(y0, 4, y2);
    const Vector wideOdd = plusTimes(times(2, y1), 8, y3);
    to[0] = y0;
    to[Step] = hn::Add(even, odd);
    to[2 * Step] = hn::Sub(even, odd);
    to[3 * Step] = hn::Add(wideEven, wideOdd);
    to[4 * Step] = hn::Sub(wideEven, wideOdd);
    to[5 * Step] = y3;
  }
};

/// The part of a patch or a tile that lies within the image.
struct Part {
  std::int64_t firstRow, endRow, firstColumn, endColumn; ///< within the patch
  const std::int64_t rowStride, columnStride;

  Part(const Plane& plane, std::int64_t row, std::int64_t column, std::int64_t side)
      : firstRow(row < 0 ? -row : 0), endRow(plane.height - row < side ? plane.height - row : side),
        firstColumn(column < 0 ? -column : 0),
        endColumn(plane.width - column < side ? plane.width - column : side),
        rowStride(plane.width * plane.channels), columnStride(plane.channels) {}

  bool isWhole(std::int64_t side) const {
    return firstRow == 0 && firstColumn == 0 && endRow == side && endColumn == side;
  }
};

template <std::int64_t Side>
HWY_INLINE void load(const float* image, const Part& part, Vector* values) {
  if (part.isWhole(Side)) {
    for (std::int64_t i = 0; i < Side; ++i)
      for (std::int64_t j = 0; j < Side; ++j)
        values[i * patchSide + j] = hn::LoadU(channels, image + i * part.rowStride + j * part.columnStride);
    return;
  }
  for (std::int64_t i = 0; i < Side; ++i)
    for (std::int64_t j = 0; j < Side; ++j)
      values[i * patchSide + j] =
          i >= part.firstRow && i < part.endRow && j >= part.firstColumn && j < part.endColumn
              ? hn::LoadU(channels, image + i * part.rowStride + j * part.columnStride)
              : hn::Zero(channels);
}

HWY_INLINE void loadPoints(const float* points, std::int64_t pointStride, Vector* values) {
  for (std::int64_t i = 0; i < pointCount; ++i)
    values[i] = hn::LoadU(channels, points + i * pointStride);
}

HWY_INLINE void storePoints(const Vector* values, float* points, std::int64_t pointStride) {
  for (std::int64_t i = 0; i < pointCount; ++i)
    hn::StoreU(values[i], channels, points + i * pointStride);
}

HWY_INLINE const float* at(const float* image, const Plane& plane, std::int64_t row, std::int64_t column) {
  return image + (row * plane.width + column) * plane.channels;
}

void transformPatch(const float* image, const Plane& plane, std::int64_t row, std::int64_t column,
                    float* points, std::int64_t pointStride) {
  const Part part(plane, row - 1, column - 1, patchSide);
  const float* from = at(image, plane, row - 1, column - 1);
  for (std::int64_t c = 0; c < plane.channels; c += static_cast<std::int64_t>(hn::Lanes(channels))) {
    Vector values[pointCount], half[pointCount];
    load<patchSide>(from + c, part, values);
    for (std::int64_t i = 0; i < patchSide; ++i)
      Along<1>::patch(values + i * patchSide, half + i * patchSide);
    for (std::int64_t j = 0; j < patchSide; ++j)
      Along<patchSide>::patch(half + j, values + j);
    storePoints(values, points + c, pointStride);
  }
}

void transformOutput(const float* points, std::int64_t pointStride, const float* bias, bool clipsNegative,
                     float* image, const Plane& plane, std::int64_t row, std::int64_t column) {
  const Part part(plane, row, column, tileSide);
  float* to = image + (row * plane.width + column) * plane.channels;
  for (std::int64_t c = 0; c < plane.channels; c += static_cast<std::int64_t>(hn::Lanes(channels))) {
    Vector values[pointCount], half[pointCount];
    loadPoints(points + c, pointStride, values);
    for (std::int64_t i = 0; i < patchSide; ++i)
      Along<1>::output(values + i * patchSide, half + i * patchSide);
    for (std::int64_t j = 0; j < tileSide; ++j)
      Along<patchSide>::output(half + j, values + j);
    const Vector offset = hn::LoadU(channels, bias + c);
    for (std::int64_t i = 0; i < part.endRow; ++i)
      for (std::int64_t j = 0; j < part.endColumn; ++j) {
        const Vector sum = hn::Add(values[i * patchSide + j], offset);
        // A NaN must stay one: training looks for it.
        hn::StoreU(clipsNegative ? hn::IfThenZeroElse(hn::Lt(sum, hn::Zero(channels)), sum) : sum, channels,
                   to + i * part.rowStride + j * part.columnStride + c);
      }
  }
}

void transformGradient(const float* gradient, const float* output, const Plane& plane, std::int64_t row,
                       std::int64_t column, float* points, std::int64_t pointStride, float* biasGradient) {
  const Part part(plane, row, column, tileSide);
  const float* from = at(gradient, plane, row, column);
  const float* clipped = output ? at(output, plane, row, column) : nullptr;
  for (std::int64_t c = 0; c < plane.channels; c += static_cast<std::int64_t>(hn::Lanes(channels))) {
    Vector values[pointCount], half[pointCount];
    load<tileSide>(from + c, part, values);
    if (clipped) {
      load<tileSide>(clipped + c, part, half);
      for (std::int64_t i = 0; i < tileSide; ++i)
        for (std::int64_t j = 0; j < tileSide; ++j)
          values[i * patchSide + j] = hn::IfThenElseZero(hn::Gt(half[i * patchSide + j], hn::Zero(channels)),
                                                         values[i * patchSide + j]);
    }
    Vector sum = hn::LoadU(channels, biasGradient + c);
    for (std::int64_t i = 0; i < tileSide; ++i)
      for (std::int64_t j = 0; j < tileSide; ++j)
        sum = hn::Add(sum, values[i * patchSide + j]);
    hn::StoreU(sum, channels, biasGradient + c);
    for (std::int64_t i = 0; i < tileSide; ++i)
      Along<1>::outputAdjoint(values + i * patchSide, half + i * patchSide);
    for (std::int64_t j = 0; j < patchSide; ++j)
      Along<patchSide>::outputAdjoint(half + j, values + j);
    storePoints(values, points + c, pointStride);
  }
}

void addPatchGradient(const float* points, std::int64_t pointStride, float* image, const Plane& plane,
                      std::int64_t row, std::int64_t column) {
  const Part part(plane, row - 1, column - 1, patchSide);
  float* to = image + ((row - 1) * plane.width + column - 1) * plane.channels;
  for (std::int64_t c = 0; c < plane.channels; c += static_cast<std::int64_t>(hn::Lanes(channels))) {
    Vector values[pointCount], half[pointCount];
    loadPoints(points + c, pointStride, values);
    for (std::int64_t i = 0; i < patchSide; ++i)
      Along<1>::patchAdjoint(values + i * patchSide, half + i * patchSide);
    for (std::int64_t j = 0; j < patchSide; ++j)
      Along<patchSide>::patchAdjoint(half + j, values + j);
    for (std::int64_t i = part.firstRow; i < part.endRow; ++i)
      for (std::int64_t j = part.firstColumn; j < part.endColumn; ++j) {
        float* pixel = to + i * part.rowStride + j * part.columnStride + c;
        hn::StoreU(hn::Add(hn::LoadU(channels, pixel), values[i * patchSide + j]), channels, pixel);
      }
  }
}

} // namespace
} // namespace deblend::winograd::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace deblend::winograd {

HWY_EXPORT(transformPatch);
HWY_EXPORT(transformOutput);
HWY_EXPORT(transformGradient);
HWY_EXPORT(addPatchGradient);

void transformPatch(const float* image, const Plane& plane, std::int64_t row, std::int64_t column,
                    float* points, std::int64_t pointStride) {
  HWY_DYNAMIC_DISPATCH(transformPatch)(image, plane, row, column, points, pointStride);
}

void transformOutput(const float* points, std::int64_t pointStride, const float* bias, bool clipsNegative,
                     float* image, const Plane& plane, std::int64_t row, std::int64_t column) {
  HWY_DYNAMIC_DISPATCH(transformOutput)(points, pointStride, bias, clipsNegative, image, plane, row, column);
}

void transformGradient(const float* gradient, const float* output, const Plane& plane, std::int64_t row,
                       std::int64_t column, float* points, std::int64_t pointStride, float* biasGradient) {
  HWY_DYNAMIC_DISPATCH(transformGradient)
  (gradient, output, plane, row, column, points, pointStride, biasGradient);
}

void addPatchGradient(const float* points, std::int64_t pointStride, float* image, const Plane& plane,
                      std::int64_t row, std::int64_t column) {
  HWY_DYNAMIC_DISPATCH(addPatchGradient)(points, pointStride, image, plane, row, column);
}

} // namespace deblend::winograd
#endif
