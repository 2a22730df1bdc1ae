#pragma once

#include "sampling/flow.h"
#include "sampling/stepper.h"

namespace deblend {

/// Follows dX = (D ± ε·s) dα + √(2ε) dW, whose marginals are those of dx = D dα for every ε (Albergo, Boffi
/// and Vanden-Eijnden 2023, arXiv:2303.08797, corollary 2.18): + towards the target, − back, where dα is
/// negative. The flow, which needs a score, outlives it.
class StochasticStepper : public Stepper {
public:
  explicit StochasticStepper(const Flow& flow) : m_flow(flow) {}

protected:
  /// D·h + ε·s·|h|, where h is the step.
  torch::Tensor drift(const torch::Tensor& x, double alpha, double step) const;
  /// Normal with the variance that dW gives the step, ε taken by the trapezoidal rule where `nextCounts`.
  torch::Tensor nextNoise(double alpha, double alphaNext, bool nextCounts);

private:
  const Flow& m_flow;
  std::int64_t m_step = 0;
};

/// Euler–Maruyama: drift and ε of the step's begin.
class EulerMaruyamaStepper : public StochasticStepper {
public:
  using StochasticStepper::StochasticStepper;
  torch::Tensor advance(const torch::Tensor& x, double alpha, double alphaNext) override;
};

/// Heun's predictor and corrector over the same noise: the mean of the drifts at both ends.
class StochasticHeunStepper : public StochasticStepper {
public:
  using StochasticStepper::StochasticStepper;
  torch::Tensor advance(const torch::Tensor& x, double alpha, double alphaNext) override;
};

} // namespace deblend
