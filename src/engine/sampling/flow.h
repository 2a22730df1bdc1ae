#pragma once

#include <torch/types.h>

#include <cstdint>
#include <functional>

namespace deblend {

/// The velocity D(x, α) of a batch x [N, ...]. Returns [N, ...].
using VelocityFunction = std::function<torch::Tensor(const torch::Tensor& x, double alpha)>;

/// The velocity and the score ∇ log p_α(x) at the same place, each [N, ...].
struct VelocityAndScore {
  torch::Tensor velocity;
  torch::Tensor score;
};

/// What an integrator follows: dx = D(x, α) dα, or with noise dX = (D + ε·s) dα + √(2ε) dW.
struct Flow {
  VelocityFunction velocity;
  double tolerance = 1e-4; ///< of adaptive integrators, relative and absolute

  /// For stochastic integrators; empty where the score is not known.
  std::function<VelocityAndScore(const torch::Tensor& x, double alpha)> velocityAndScore = {};
  std::function<double(double alpha)> diffusion = {}; ///< ε(α), 0 or more
  std::function<torch::Tensor(std::int64_t step)> noise =
      {}; ///< standard normal [N, ...], the same each time

  /// Asked before each step; once it answers false, integrate() throws Error "cancelled". Empty: never ends.
  std::function<bool()> keepGoing = {};

  /// Throws Error "cancelled" once keepGoing answers false.
  void requireGoingOn() const;
};

} // namespace deblend
