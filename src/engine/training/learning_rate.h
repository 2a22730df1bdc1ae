#pragma once

#include "options/option_values.h"

#include <cstdint>

namespace deblend {

/// The learning rate as a function of the step alone, so that a resumed run repeats it.
class LearningRateSchedule {
public:
  /// Reads learning_rate, schedule and warmup_steps. `totalSteps` is where a cosine reaches zero.
  LearningRateSchedule(const OptionValues& trainingOptions, std::int64_t totalSteps);

  /// For the step that follows `stepsDone` steps. Linear from 0 during warm-up; then constant, or half a
  /// cosine wave down to 0 after the last step.
  double at(std::int64_t stepsDone) const;

private:
  double m_peak;
  bool m_cosine;
  std::int64_t m_warmupSteps;
  std::int64_t m_totalSteps;
};

} // namespace deblend
