#pragma once

#include "sampling/runge_kutta.h"

#include <deque>
#include <vector>

namespace deblend {

/// w with ∫ p(α) dα from `from` to `to` = Σ w[i]·p(nodes[i]) for every polynomial p that the nodes determine.
/// At most four nodes.
std::vector<double> extrapolationWeights(const std::vector<double>& nodes, double from, double to);

/// The Adams–Bashforth method of an order: the velocity's polynomial through the last states, continued over
/// the step, whose lengths may differ (Hairer, Nørsett and Wanner 1993, III.1 and III.5). One evaluation a
/// step; the first steps are made by a Runge–Kutta method of the same order. The tableau and the flow outlive
/// it.
class AdamsBashforthStepper : public Stepper {
public:
  AdamsBashforthStepper(std::size_t order, const ButcherTableau& starter, const Flow& flow)
      : m_order(order), m_starter(starter), m_flow(flow) {}
  torch::Tensor advance(const torch::Tensor& x, double alpha, double alphaNext) override;

private:
  const std::size_t m_order;
  const ButcherTableau& m_starter;
  const Flow& m_flow;
  std::deque<double> m_alphas;        ///< of the last states, the latest first
  std::deque<torch::Tensor> m_slopes; ///< at them
};

} // namespace deblend
