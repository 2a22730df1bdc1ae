#pragma once

#include "sampling/flow.h"
#include "sampling/stepper.h"

#include <vector>

namespace deblend {

/// An explicit Runge–Kutta method: slope i is D at α + nodes[i]·h and x + h·Σ_j matrix[i][j]·slope j, and the
/// step ends at x + h·Σ_i weights[i]·slope i.
struct ButcherTableau {
  std::vector<double> nodes;
  std::vector<std::vector<double>> matrix; ///< row i has i numbers
  std::vector<double> weights;
};

extern const ButcherTableau eulerTableau;
extern const ButcherTableau midpointTableau;
extern const ButcherTableau heunTableau;
extern const ButcherTableau rungeKutta4Tableau;

/// Σ weights[i]·slopes[i], over as many as there are weights.
torch::Tensor weightedSum(const std::vector<double>& weights, const std::vector<torch::Tensor>& slopes);

/// The step's slopes, the first of which is known already.
std::vector<torch::Tensor> rungeKuttaSlopes(const ButcherTableau& tableau, const VelocityFunction& velocity,
                                            const torch::Tensor& x, double alpha, double alphaNext,
                                            const torch::Tensor& first);

/// The whole step.
torch::Tensor rungeKuttaStep(const ButcherTableau& tableau, const VelocityFunction& velocity,
                             const torch::Tensor& x, double alpha, double alphaNext,
                             const torch::Tensor& firstSlope);

/// Steps that know nothing of those before. The tableau and the flow outlive it.
class RungeKuttaStepper : public Stepper {
public:
  RungeKuttaStepper(const ButcherTableau& tableau, const Flow& flow) : m_tableau(tableau), m_flow(flow) {}
  torch::Tensor advance(const torch::Tensor& x, double alpha, double alphaNext) override;

private:
  const ButcherTableau& m_tableau;
  const Flow& m_flow;
};

} // namespace deblend
