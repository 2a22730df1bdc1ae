#pragma once

namespace deblend {

/// The most harmonics that a shape's outline may have.
inline constexpr int mostHarmonics = 16;

/// What the parameters of a shape mean: a row of columnCount(M) numbers. Lengths are in units of the
/// picture's longer side, x to the right and y downward from the top left.
///
/// A point's place in the shape's own axes is (u, v) = diag(e^-logScaleX, e^-logScaleY) · R(-angle) · (point
/// - offset), in polar coordinates (φ, r). There f(φ, r) = tanh(radius·(1 + Σₘ(sinₘ·sin mφ + cosₘ·cos mφ)) -
/// r), m from 1 to M, and the shape covers (1 + f)/2 of the point. e^logScale is thus the width of the soft
/// edge, and the radius so many of these widths.
enum ShapeColumn : int {
  OffsetX,
  OffsetY,
  Angle, ///< radians, from x to y
  LogScaleX,
  LogScaleY,
  Radius,
  Depth,                          ///< how far in front it lies, where shapes hide each other
  Grain,                          ///< where the strokes of its brush lie: a phase in radians
  FirstColour,                    ///< red, green, blue; of any sign
  FirstHarmonic = FirstColour + 3 ///< sin₁ … sin_M, cos₁ … cos_M
};

constexpr int columnCount(int harmonics) {
  return FirstHarmonic + 2 * harmonics;
}

/// How the shapes make a picture.
struct ShapeStyle {
  int harmonics = 4;
  bool hides = false;  ///< a shape counts by e^depth against all others at a point; else all add up
  double bristles = 0; ///< 0 to 1: how much of the coverage the strokes of a brush take away
};

} // namespace deblend
