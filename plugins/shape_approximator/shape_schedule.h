#pragma once

#include "shape_scene.h"

#include <cstdint>

namespace deblend {

/// How a fitting goes, apart from the picture.
struct FittingSettings {
  ShapeStyle style;
  std::int64_t shapeCount = 500;
  std::int64_t steps = 1000; ///< over which the schedule runs; later steps go on as the last did
  double learningRate = 1;   ///< multiplies that of every kind of parameter
  double startShare = 0.1;   ///< of the shapes, there from the beginning; the others come where the error is
  double growShare = 0.6;    ///< of the steps, until the last shape has come
  std::int64_t coarsestSide = 64; ///< pixels of the longer side that the first steps see
  double sharpenShare = 0.4;      ///< of the steps, until the whole picture is seen
  double elongation = 1.5;        ///< new shapes are as many times longer along an edge than across it
  std::uint64_t seed = 0;
};

/// What a step does, as a function of the step and the settings alone: going on needs no state.
class ShapeSchedule {
public:
  /// `longerSide` of the picture in pixels.
  ShapeSchedule(const FittingSettings& settings, std::int64_t longerSide);

  /// Pixels of the longer side of the reduced picture that step number `step`, from 0, sees: twice as many at
  /// equal intervals.
  std::int64_t longerSide(std::int64_t step) const;
  /// Shapes that there are in that step: more at equal intervals.
  std::int64_t shapeCount(std::int64_t step) const;
  /// Half a cosine from 1 to a hundredth, after a short rise; times the learning rate.
  double rate(std::int64_t step) const;

private:
  FittingSettings m_settings;
  std::int64_t m_longerSide;
  std::int64_t m_levels; ///< halvings that there are
};

} // namespace deblend
