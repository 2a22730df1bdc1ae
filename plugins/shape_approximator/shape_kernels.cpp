#include "prepared_shape.h"

#include <type_traits>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "shape_kernels.cpp"
// Arrays of vectors need vectors of a size that is known.
#define HWY_DISABLED_TARGETS (HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

#include <hwy/contrib/math/math-inl.h>

HWY_BEFORE_NAMESPACE();
namespace deblend::shapes::HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

/// 1/√x and 1/x to float's last bits: a Newton step from the processor's estimate is several times faster
/// than a division.
template <class D, class V>
HWY_INLINE V inverseRoot(D d, V x) {
#if HWY_ARCH_X86
  if constexpr (std::is_same_v<hn::TFromD<D>, float>) {
    const V estimate = hn::ApproximateReciprocalSqrt(x);
    const V half = hn::Mul(hn::Mul(hn::Set(d, 0.5F), x), estimate);
    return hn::Mul(estimate, hn::NegMulAdd(half, estimate, hn::Set(d, 1.5F)));
  }
#endif
  return hn::Div(hn::Set(d, 1), hn::Sqrt(x));
}

template <class D, class V>
HWY_INLINE V inverse(D d, V x) {
#if HWY_ARCH_X86
  if constexpr (std::is_same_v<hn::TFromD<D>, float>) {
    const V estimate = hn::ApproximateReciprocal(x);
    return hn::Mul(estimate, hn::NegMulAdd(x, estimate, hn::Set(d, 2)));
  }
#endif
  return hn::Div(hn::Set(d, 1), x);
}

/// A shape at as many pixels side by side as fit a vector. Harmonics is their number where it is known when
/// compiling, else -1.
template <typename T, bool Textured, int Harmonics>
struct Pixels {
  using D = hn::CappedTag<T, 16>;
  using V = hn::Vec<D>;
  using Shape = PreparedShape<T>;
  static constexpr bool textured = Textured;
  static constexpr D d{};
  static constexpr int room = Harmonics < 0 ? mostHarmonics : (Harmonics > 0 ? Harmonics : 1);

  static HWY_INLINE V set(T value) { return hn::Set(d, value); }

  const Shape& shape;
  V u, v, inverseR, cosine, sine;              ///< place in the shape's axes; of φ
  V cosines[room], sines[room];                ///< of mφ
  V outline, turning, coverage;                ///< radius·(1 + Σₘ), its derivative by φ; (1 + f)/2
  V texture, textureU, textureV, textureGrain; ///< and its derivatives

  HWY_INLINE int harmonics() const { return Harmonics < 0 ? shape.harmonics : Harmonics; }

  HWY_INLINE Pixels(const Shape& theShape, V theU, V theV) : shape(theShape), u(theU), v(theV) {
    // A little more than 0, for the derivatives in the middle.
    const V square = hn::MulAdd(u, u, hn::MulAdd(v, v, set(T(1e-12))));
    inverseR = inverseRoot(d, square);
    cosine = hn::Mul(u, inverseR);
    sine = hn::Mul(v, inverseR);
    sumHarmonics();
    cover(hn::NegMulAdd(square, inverseR, outline));
    if constexpr (Textured)
      paint();
  }

  HWY_INLINE void sumHarmonics() {
    outline = set(shape.radius);
    turning = hn::Zero(d);
    const V twice = hn::Add(cosine, cosine);
    V c = cosine, s = sine, cosineBefore = set(1), sineBefore = hn::Zero(d);
    for (int m = 0; m < harmonics(); ++m) {
      cosines[m] = c;
      sines[m] = s;
      outline = hn::MulAdd(set(shape.sines[m]), s, hn::MulAdd(set(shape.cosines[m]), c, outline));
      turning = hn::MulAdd(set(shape.turnSines[m]), c, hn::NegMulAdd(set(shape.turnCosines[m]), s, turning));
      // Chebyshev: cos (m+1)φ = 2 cos φ · cos mφ - cos (m-1)φ, and the same for the sine.
      c = hn::MulSub(twice, c, cosineBefore);
      s = hn::MulSub(twice, s, sineBefore);
      cosineBefore = cosines[m];
      sineBefore = sines[m];
    }
  }

  /// (1 + tanh q)/2 is the logistic function of 2q.
  HWY_INLINE void cover(V q) {
    const V decay = hn::Exp(d, hn::Mul(set(-2), hn::Max(q, set(-40))));
    coverage = inverse(d, hn::Add(set(1), decay));
  }

  /// The derivative of the coverage by q.
  HWY_INLINE V slope() const {
    const V twice = hn::Add(coverage, coverage);
    return hn::NegMulAdd(twice, coverage, twice);
  }

  HWY_INLINE void paint() {
    V sum = set(1);
    textureU = textureV = textureGrain = hn::Zero(d);
    for (const Bristle& each : bristles) {
      const T alongU = each.alongU * shape.inverseRadius, alongV = each.alongV * shape.inverseRadius;
      const V shift = set(each.phase + each.grains * shape.grain);
      const V angle = hn::MulAdd(set(alongU), u, hn::MulAdd(set(alongV), v, shift));
      const V bend = hn::Mul(set(-each.weight), hn::Sin(d, angle));
      sum = hn::MulAdd(set(each.weight), hn::Cos(d, angle), sum);
      textureU = hn::MulAdd(set(alongU), bend, textureU);
      textureV = hn::MulAdd(set(alongV), bend, textureV);
      textureGrain = hn::MulAdd(set(each.grains), bend, textureGrain);
    }
    const V half = set(-shape.bristles / 2);
    texture = hn::MulAdd(half, sum, set(1));
    textureU = hn::Mul(half, textureU);
    textureV = hn::Mul(half, textureV);
    textureGrain = hn::Mul(half, textureGrain);
  }

  HWY_INLINE V seen() const { return Textured ? hn::Mul(coverage, texture) : coverage; }
};

/// Calls take(first pixel's index, u, v) for every vector of a tile's pixels.
template <class P, typename T, typename Take>
HWY_INLINE void forPixels(const PreparedShape<T>& shape, std::int64_t rows, Take take) {
  constexpr typename P::D d{};
  const auto lanes = static_cast<std::int64_t>(hn::Lanes(d));
  const auto uByColumn = P::set(shape.uByColumn), vByColumn = P::set(shape.vByColumn);
  for (std::int64_t row = 0; row < rows; ++row) {
    const auto u = P::set(shape.uFirst + static_cast<T>(row) * shape.uByRow);
    const auto v = P::set(shape.vFirst + static_cast<T>(row) * shape.vByRow);
    for (std::int64_t column = 0; column < tileWidth; column += lanes) {
      const auto columns = hn::Iota(d, static_cast<T>(column));
      take(row * tileWidth + column, hn::MulAdd(uByColumn, columns, u), hn::MulAdd(vByColumn, columns, v));
    }
  }
}

template <class P, typename T>
void add(const PreparedShape<T>& shape, std::int64_t rows, TileSums<T>& sums) {
  constexpr typename P::D d{};
  forPixels<P>(shape, rows, [&](std::int64_t i, auto u, auto v) HWY_ATTR {
    const auto weight = hn::Mul(P::set(shape.factor), P(shape, u, v).seen());
    for (int c = 0; c < 3; ++c) {
      const auto colour = hn::MulAdd(P::set(shape.colour[c]), weight, hn::Load(d, sums.colour[c] + i));
      hn::Store(colour, d, sums.colour[c] + i);
    }
    hn::Store(hn::Add(weight, hn::Load(d, sums.weight + i)), d, sums.weight + i);
  });
}

/// Sums over the tile's pixels that the parameters' gradients are made of.
template <class P, typename T>
struct GradientSums {
  using V = typename P::V;

  V colour[3], tanhs, depth, radius, grain;
  V u, v, uu, uv, vu, vv; ///< of the gradient by u or v, times u or v
  V sines[P::room], cosines[P::room];

  HWY_INLINE explicit GradientSums(int harmonics) {
    colour[0] = colour[1] = colour[2] = hn::Zero(P::d);
    tanhs = depth = radius = grain = u = v = uu = uv = vu = vv = hn::Zero(P::d);
    for (int m = 0; m < harmonics; ++m)
      sines[m] = cosines[m] = hn::Zero(P::d);
  }

  HWY_INLINE void add(const P& pixels, const V* gradients) {
    const PreparedShape<T>& shape = pixels.shape;
    const V seen = pixels.seen();
    V bySeen = gradients[3];
    for (int c = 0; c < 3; ++c) {
      colour[c] = hn::MulAdd(gradients[c], seen, colour[c]);
      bySeen = hn::MulAdd(gradients[c], P::set(shape.colour[c]), bySeen);
    }
    depth = hn::MulAdd(bySeen, seen, depth);
    V byCoverage = bySeen;
    if constexpr (P::textured)
      byCoverage = hn::Mul(bySeen, pixels.texture);
    const V byTanh = hn::Mul(byCoverage, pixels.slope());
    addHarmonics(pixels, byTanh);
    // The derivative by φ over r.
    const V bend = hn::Mul(pixels.turning, hn::Min(pixels.inverseR, P::set(50)));
    V byU = hn::Mul(byTanh, hn::NegMulAdd(bend, pixels.sine, hn::Neg(pixels.cosine)));
    V byV = hn::Mul(byTanh, hn::MulSub(bend, pixels.cosine, pixels.sine));
    if constexpr (P::textured)
      addTexture(pixels, hn::Mul(bySeen, pixels.coverage), byU, byV);
    addPlace(pixels, byU, byV);
  }

  HWY_INLINE void addTexture(const P& pixels, V byTexture, V& byU, V& byV) {
    const V alongU = hn::Mul(byTexture, pixels.textureU), alongV = hn::Mul(byTexture, pixels.textureV);
    grain = hn::MulAdd(byTexture, pixels.textureGrain, grain);
    byU = hn::Add(byU, alongU);
    byV = hn::Add(byV, alongV);
    // The texture depends on u/radius and v/radius.
    const V stretch = hn::MulAdd(alongU, pixels.u, hn::Mul(alongV, pixels.v));
    radius = hn::NegMulAdd(stretch, P::set(pixels.shape.inverseRadius), radius);
  }

  HWY_INLINE void addHarmonics(const P& pixels, V byTanh) {
    tanhs = hn::Add(tanhs, byTanh);
    for (int m = 0; m < pixels.harmonics(); ++m) {
      sines[m] = hn::MulAdd(byTanh, pixels.sines[m], sines[m]);
      cosines[m] = hn::MulAdd(byTanh, pixels.cosines[m], cosines[m]);
    }
  }

  HWY_INLINE void addPlace(const P& pixels, V byU, V byV) {
    u = hn::Add(u, byU);
    v = hn::Add(v, byV);
    uu = hn::MulAdd(byU, pixels.u, uu);
    uv = hn::MulAdd(byU, pixels.v, uv);
    vu = hn::MulAdd(byV, pixels.u, vu);
    vv = hn::MulAdd(byV, pixels.v, vv);
  }

  static HWY_INLINE T total(V values) { return hn::GetLane(hn::SumOfLanes(P::d, values)); }

  /// u and v depend on the offset, the angle and the scales as the columns' contract says.
  HWY_INLINE void give(const PreparedShape<T>& shape, bool hides, T* gradient) const {
    const T byX = total(u) * shape.inverseX, byY = total(v) * shape.inverseY;
    gradient[OffsetX] += shape.factor * (shape.sine * byY - shape.cosine * byX);
    gradient[OffsetY] -= shape.factor * (shape.sine * byX + shape.cosine * byY);
    const T stretch = shape.inverseX / shape.inverseY;
    gradient[Angle] += shape.factor * (total(uv) * stretch - total(vu) / stretch);
    gradient[LogScaleX] -= shape.factor * total(uu);
    gradient[LogScaleY] -= shape.factor * total(vv);
    if (hides)
      gradient[Depth] += shape.factor * total(depth);
    gradient[Grain] += shape.factor * total(grain);
    for (int c = 0; c < 3; ++c)
      gradient[FirstColour + c] += shape.factor * total(colour[c]);
    giveOutline(shape, gradient);
  }

  HWY_INLINE void giveOutline(const PreparedShape<T>& shape, T* gradient) const {
    T byRadius = total(tanhs) + total(radius);
    for (int m = 0; m < shape.harmonics; ++m) {
      const T bySine = total(sines[m]), byCosine = total(cosines[m]);
      byRadius += shape.rawSines[m] * bySine + shape.rawCosines[m] * byCosine;
      gradient[FirstHarmonic + m] += shape.factor * shape.radius * bySine;
      gradient[FirstHarmonic + shape.harmonics + m] += shape.factor * shape.radius * byCosine;
    }
    gradient[Radius] += shape.factor * byRadius;
  }
};

template <class P, typename T>
void addGradient(const PreparedShape<T>& shape, bool hides, std::int64_t rows, const TileSums<T>& gradients,
                 T* shapeGradient) {
  GradientSums<P, T> sums(shape.harmonics);
  forPixels<P>(shape, rows, [&](std::int64_t i, auto u, auto v) HWY_ATTR {
    constexpr typename P::D d{};
    const typename P::V ofPixels[4] = {
        hn::Load(d, gradients.colour[0] + i), hn::Load(d, gradients.colour[1] + i),
        hn::Load(d, gradients.colour[2] + i), hn::Load(d, gradients.weight + i)};
    sums.add(P(shape, u, v), ofPixels);
  });
  sums.give(shape, hides, shapeGradient);
}

/// Calls work(Pixels type's tag): the usual number of harmonics is worth code of its own.
template <typename T, typename Work>
void withPixels(const ShapeStyle& style, Work work) {
  if (style.bristles > 0)
    work(std::type_identity<Pixels<T, true, -1>>());
  else if (std::is_same_v<T, float> && style.harmonics == 4)
    work(std::type_identity<Pixels<T, false, 4>>());
  else
    work(std::type_identity<Pixels<T, false, -1>>());
}

template <typename T>
void addOf(const T* shape, const ShapeStyle& style, const TilePlace<T>& place, TileSums<T>& sums) {
  const PreparedShape<T> ready = prepared(shape, style, place);
  withPixels<T>(style, [&](auto tag) { add<typename decltype(tag)::type>(ready, place.rows, sums); });
}

template <typename T>
void addGradientOf(const T* shape, const ShapeStyle& style, const TilePlace<T>& place,
                   const TileSums<T>& gradients, T* shapeGradient) {
  const PreparedShape<T> ready = prepared(shape, style, place);
  withPixels<T>(style, [&](auto tag) {
    addGradient<typename decltype(tag)::type>(ready, style.hides, place.rows, gradients, shapeGradient);
  });
}

void addFloat(const float* shape, const ShapeStyle& style, const TilePlace<float>& place,
              TileSums<float>& sums) {
  addOf(shape, style, place, sums);
}
void addDouble(const double* shape, const ShapeStyle& style, const TilePlace<double>& place,
               TileSums<double>& sums) {
  addOf(shape, style, place, sums);
}
void addGradientFloat(const float* shape, const ShapeStyle& style, const TilePlace<float>& place,
                      const TileSums<float>& gradients, float* shapeGradient) {
  addGradientOf(shape, style, place, gradients, shapeGradient);
}
void addGradientDouble(const double* shape, const ShapeStyle& style, const TilePlace<double>& place,
                       const TileSums<double>& gradients, double* shapeGradient) {
  addGradientOf(shape, style, place, gradients, shapeGradient);
}

} // namespace
} // namespace deblend::shapes::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace deblend::shapes {

HWY_EXPORT(addFloat);
HWY_EXPORT(addDouble);
HWY_EXPORT(addGradientFloat);
HWY_EXPORT(addGradientDouble);

template <>
void addShape(const float* shape, const ShapeStyle& style, const TilePlace<float>& place,
              TileSums<float>& sums) {
  HWY_DYNAMIC_DISPATCH(addFloat)(shape, style, place, sums);
}

template <>
void addShape(const double* shape, const ShapeStyle& style, const TilePlace<double>& place,
              TileSums<double>& sums) {
  HWY_DYNAMIC_DISPATCH(addDouble)(shape, style, place, sums);
}

template <>
void addShapeGradient(const float* shape, const ShapeStyle& style, const TilePlace<float>& place,
                      const TileSums<float>& gradients, float* shapeGradient) {
  HWY_DYNAMIC_DISPATCH(addGradientFloat)(shape, style, place, gradients, shapeGradient);
}

template <>
void addShapeGradient(const double* shape, const ShapeStyle& style, const TilePlace<double>& place,
                      const TileSums<double>& gradients, double* shapeGradient) {
  HWY_DYNAMIC_DISPATCH(addGradientDouble)(shape, style, place, gradients, shapeGradient);
}

} // namespace deblend::shapes
#endif
