#pragma once

#include "sampling/integrator.h"
#include "sampling/preview.h"

#include <functional>

namespace deblend {

/// α at each of the T+1 states: k/T forward, 1 − k/T in reverse.
std::vector<double> alphaSteps(std::int64_t steps, Direction direction);

/// Follows dx/dα = velocity(x, α) from `start` [N, ...] for T steps. Returns the states [T+1, N, ...] on the
/// CPU, or with keepPath false the last alone, [1, N, ...]. `keepGoing` is asked before each step; Error
/// "cancelled" once it answers false.
torch::Tensor integrate(const VelocityFunction& velocity, const torch::Tensor& start,
                        const Integrator& method, const std::vector<double>& alphas, bool keepPath,
                        const std::function<bool()>& keepGoing);

} // namespace deblend
