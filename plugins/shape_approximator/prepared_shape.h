#pragma once

#include "shape_kernels.h"

#include <algorithm>
#include <cmath>

namespace deblend::shapes {

/// What the kernels need of a shape, worked out once a tile.
template <typename T>
struct PreparedShape {
  T uByColumn, uByRow, vByColumn, vByRow, uFirst, vFirst; ///< (u, v) of the tile's pixels
  T cosine, sine, inverseX, inverseY, radius, inverseRadius, factor, grain, bristles;
  T colour[3];
  T rawSines[mostHarmonics], rawCosines[mostHarmonics];   ///< the coefficients
  T sines[mostHarmonics], cosines[mostHarmonics];         ///< radius · coefficient
  T turnSines[mostHarmonics], turnCosines[mostHarmonics]; ///< the same, times m
  int harmonics;
};

template <typename T>
void prepareHarmonics(const T* shape, PreparedShape<T>& result) {
  for (int m = 0; m < result.harmonics; ++m) {
    result.rawSines[m] = shape[FirstHarmonic + m];
    result.rawCosines[m] = shape[FirstHarmonic + result.harmonics + m];
    result.sines[m] = result.radius * result.rawSines[m];
    result.cosines[m] = result.radius * result.rawCosines[m];
    result.turnSines[m] = static_cast<T>(m + 1) * result.sines[m];
    result.turnCosines[m] = static_cast<T>(m + 1) * result.cosines[m];
  }
}

template <typename T>
PreparedShape<T> prepared(const T* shape, const ShapeStyle& style, const TilePlace<T>& place) {
  PreparedShape<T> result;
  result.cosine = std::cos(shape[Angle]);
  result.sine = std::sin(shape[Angle]);
  result.inverseX = std::exp(-shape[LogScaleX]);
  result.inverseY = std::exp(-shape[LogScaleY]);
  const T x = place.left - shape[OffsetX], y = place.top - shape[OffsetY];
  result.uFirst = result.inverseX * (result.cosine * x + result.sine * y);
  result.vFirst = result.inverseY * (result.cosine * y - result.sine * x);
  result.uByColumn = result.inverseX * result.cosine * place.stepX;
  result.uByRow = result.inverseX * result.sine * place.stepY;
  result.vByColumn = -result.inverseY * result.sine * place.stepX;
  result.vByRow = result.inverseY * result.cosine * place.stepY;
  result.radius = shape[Radius];
  result.inverseRadius = 1 / result.radius;
  result.factor = style.hides ? std::exp(shape[Depth]) : T(1);
  result.grain = shape[Grain];
  result.bristles = static_cast<T>(style.bristles);
  std::copy_n(shape + FirstColour, 3, result.colour);
  result.harmonics = style.harmonics;
  prepareHarmonics(shape, result);
  return result;
}

/// The strokes of a brush run along u: the coverage is multiplied by 1 - bristles·(1 + Σₖ wₖ cos(aₖ u/radius
/// + bₖ v/radius + cₖ + k·grain))/2, the weights adding up to 1.
struct Bristle {
  float alongU, alongV, phase, grains, weight;
};
inline constexpr Bristle bristles[] = {
    {0.4F, 6.1F, 0.4F, 1, 0.4F}, {-0.7F, 11.3F, 2.1F, 2, 0.35F}, {0.9F, 19.7F, 4.4F, 3, 0.25F}};

} // namespace deblend::shapes
