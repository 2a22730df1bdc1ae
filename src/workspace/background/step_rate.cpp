#include "background/step_rate.h"

namespace deblend {
namespace {

constexpr double window = 3;     ///< seconds
constexpr double between = 0.05; ///< seconds between the points kept

} // namespace

void StepRate::add(std::int64_t step, double seconds) {
  if (!m_points.empty() && seconds - m_points.back().seconds < between)
    return;
  m_points.push_back({step, seconds});
  while (m_points.size() > 2 && seconds - m_points.front().seconds > window)
    m_points.pop_front();
}

double StepRate::stepsPerSecond() const {
  if (m_points.size() < 2)
    return 0;
  const double seconds = m_points.back().seconds - m_points.front().seconds;
  return seconds > 0 ? static_cast<double>(m_points.back().step - m_points.front().step) / seconds : 0;
}

} // namespace deblend
