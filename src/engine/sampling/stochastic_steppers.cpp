#include "sampling/stochastic_steppers.h"

#include <cmath>

namespace deblend {

torch::Tensor StochasticStepper::drift(const torch::Tensor& x, double alpha, double step) const {
  const double diffusion = m_flow.diffusion(alpha);
  if (diffusion == 0)
    return step * m_flow.velocity(x, alpha);
  const VelocityAndScore at = m_flow.velocityAndScore(x, alpha);
  return step * at.velocity + diffusion * std::abs(step) * at.score;
}

torch::Tensor StochasticStepper::nextNoise(double alpha, double alphaNext, bool nextCounts) {
  const double before = m_flow.diffusion(alpha);
  const double diffusion = nextCounts ? (before + m_flow.diffusion(alphaNext)) / 2 : before;
  const double deviation = std::sqrt(2 * diffusion * std::abs(alphaNext - alpha));
  const std::int64_t step = m_step++;
  return deviation == 0 ? torch::zeros({}) : deviation * m_flow.noise(step);
}

torch::Tensor EulerMaruyamaStepper::advance(const torch::Tensor& x, double alpha, double alphaNext) {
  const torch::Tensor moved = x + drift(x, alpha, alphaNext - alpha);
  return moved + nextNoise(alpha, alphaNext, false).to(x.options());
}

torch::Tensor StochasticHeunStepper::advance(const torch::Tensor& x, double alpha, double alphaNext) {
  const double step = alphaNext - alpha;
  const torch::Tensor noise = nextNoise(alpha, alphaNext, true).to(x.options());
  const torch::Tensor first = drift(x, alpha, step);
  const torch::Tensor second = drift(x + first + noise, alphaNext, step);
  return x + 0.5 * (first + second) + noise;
}

} // namespace deblend
