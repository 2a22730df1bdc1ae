#include "sampling/runge_kutta.h"

namespace deblend {

const ButcherTableau eulerTableau{{0}, {{}}, {1}};
const ButcherTableau midpointTableau{{0, 0.5}, {{}, {0.5}}, {0, 1}};
const ButcherTableau heunTableau{{0, 1}, {{}, {1}}, {0.5, 0.5}};
const ButcherTableau rungeKutta4Tableau{
    {0, 0.5, 0.5, 1}, {{}, {0.5}, {0, 0.5}, {0, 0, 1}}, {1.0 / 6, 1.0 / 3, 1.0 / 3, 1.0 / 6}};

torch::Tensor weightedSum(const std::vector<double>& weights, const std::vector<torch::Tensor>& slopes) {
  torch::Tensor sum;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] == 0)
      continue;
    const torch::Tensor term = weights[i] == 1 ? slopes[i] : weights[i] * slopes[i];
    sum = sum.defined() ? sum + term : term;
  }
  return sum;
}

std::vector<torch::Tensor> rungeKuttaSlopes(const ButcherTableau& tableau, const VelocityFunction& velocity,
                                            const torch::Tensor& x, double alpha, double alphaNext,
                                            const torch::Tensor& first) {
  const double step = alphaNext - alpha;
  std::vector<torch::Tensor> slopes = {first};
  for (std::size_t i = 1; i < tableau.nodes.size(); ++i) {
    const double at = tableau.nodes[i] == 1 ? alphaNext : alpha + tableau.nodes[i] * step;
    slopes.push_back(velocity(x + step * weightedSum(tableau.matrix[i], slopes), at));
  }
  return slopes;
}

torch::Tensor rungeKuttaStep(const ButcherTableau& tableau, const VelocityFunction& velocity,
                             const torch::Tensor& x, double alpha, double alphaNext,
                             const torch::Tensor& firstSlope) {
  const auto slopes = rungeKuttaSlopes(tableau, velocity, x, alpha, alphaNext, firstSlope);
  return x + (alphaNext - alpha) * weightedSum(tableau.weights, slopes);
}

torch::Tensor RungeKuttaStepper::advance(const torch::Tensor& x, double alpha, double alphaNext) {
  return rungeKuttaStep(m_tableau, m_flow.velocity, x, alpha, alphaNext, m_flow.velocity(x, alpha));
}

} // namespace deblend
