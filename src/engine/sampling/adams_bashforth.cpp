#include "sampling/adams_bashforth.h"

#include <cmath>

namespace deblend {
namespace {

/// The polynomial that is 1 at one node and 0 at the others.
double lagrange(const std::vector<double>& nodes, std::size_t one, double at) {
  double product = 1;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (i != one)
      product *= (at - nodes[i]) / (nodes[one] - nodes[i]);
  return product;
}

} // namespace

std::vector<double> extrapolationWeights(const std::vector<double>& nodes, double from, double to) {
  // Gauss's two points integrate cubic polynomials exactly.
  const double middle = (from + to) / 2;
  const double reach = (to - from) / (2 * std::sqrt(3.0));
  std::vector<double> weights;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    weights.push_back((to - from) / 2 *
                      (lagrange(nodes, i, middle - reach) + lagrange(nodes, i, middle + reach)));
  return weights;
}

torch::Tensor AdamsBashforthStepper::advance(const torch::Tensor& x, double alpha, double alphaNext) {
  m_alphas.push_front(alpha);
  m_slopes.push_front(m_flow.velocity(x, alpha));
  if (m_alphas.size() < m_order)
    return rungeKuttaStep(m_starter, m_flow.velocity, x, alpha, alphaNext, m_slopes.front());
  const auto weights = extrapolationWeights({m_alphas.begin(), m_alphas.end()}, alpha, alphaNext);
  torch::Tensor next = x + weightedSum(weights, {m_slopes.begin(), m_slopes.end()});
  m_alphas.pop_back();
  m_slopes.pop_back();
  return next;
}

} // namespace deblend
