#include "shape_schedule.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace deblend {
namespace {

/// Times at which shapes are added.
constexpr std::int64_t growths = 16;
/// Steps until the rate is whole.
constexpr double riseSteps = 10;
constexpr double lastRate = 0.01;

/// Which of `count` equal parts of the first `span` steps a step lies in, or `count` after them.
std::int64_t partOf(std::int64_t step, double span, std::int64_t count) {
  if (span < 1)
    return count;
  const double part = static_cast<double>(step) * static_cast<double>(count) / span;
  return std::min(count, static_cast<std::int64_t>(part));
}

} // namespace

ShapeSchedule::ShapeSchedule(const FittingSettings& settings, std::int64_t longerSide)
    : m_settings(settings), m_longerSide(longerSide), m_levels(0) {
  while (m_longerSide >> m_levels > std::max<std::int64_t>(1, settings.coarsestSide))
    ++m_levels;
}

std::int64_t ShapeSchedule::longerSide(std::int64_t step) const {
  const double span = m_settings.sharpenShare * static_cast<double>(m_settings.steps);
  return std::max<std::int64_t>(1, m_longerSide >> (m_levels - partOf(step, span, m_levels)));
}

std::int64_t ShapeSchedule::shapeCount(std::int64_t step) const {
  const double span = m_settings.growShare * static_cast<double>(m_settings.steps);
  const auto part = static_cast<double>(partOf(step, span, growths)) / static_cast<double>(growths);
  const double share = m_settings.startShare + (1 - m_settings.startShare) * part;
  return std::llround(share * static_cast<double>(m_settings.shapeCount));
}

double ShapeSchedule::rate(std::int64_t step) const {
  const double done = std::min(1.0, static_cast<double>(step) /
                                        static_cast<double>(std::max<std::int64_t>(1, m_settings.steps)));
  const double decay = lastRate + (1 - lastRate) * (1 + std::cos(std::numbers::pi * done)) / 2;
  return m_settings.learningRate * decay * std::min(1.0, static_cast<double>(step + 1) / riseSteps);
}

} // namespace deblend
