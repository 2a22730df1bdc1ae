#include "training/learning_rate.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace deblend {

LearningRateSchedule::LearningRateSchedule(const OptionValues& trainingOptions, std::int64_t totalSteps)
    : m_peak(trainingOptions.real("learning_rate")), m_cosine(trainingOptions.text("schedule") == "cosine"),
      m_warmupSteps(trainingOptions.integer("warmup_steps")), m_totalSteps(totalSteps) {}

double LearningRateSchedule::at(std::int64_t stepsDone) const {
  if (stepsDone < m_warmupSteps)
    return m_peak * static_cast<double>(stepsDone + 1) / static_cast<double>(m_warmupSteps);
  if (!m_cosine)
    return m_peak;
  const auto length = static_cast<double>(std::max<std::int64_t>(m_totalSteps - m_warmupSteps, 1));
  const double progress = std::min(static_cast<double>(stepsDone - m_warmupSteps) / length, 1.0);
  return m_peak * 0.5 * (1 + std::cos(std::numbers::pi * progress));
}

} // namespace deblend
