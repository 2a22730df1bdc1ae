#pragma once

#include "sampling/integrator.h"
#include "sampling/spacing.h"

#include <functional>

namespace deblend {

/// Which of `count` states are kept, rising: all for `kept` 0, the last alone for 1, else that many spread
/// evenly with both ends among them.
std::vector<std::int64_t> keptPlaces(std::int64_t count, std::int64_t kept);

/// Follows dx/dα = velocity(x, α) from `start` [N, ...] at alphas.front() to alphas.back(). Returns the
/// states at the kept places [K, N, ...] on the CPU. `keepGoing` is asked before each step; Error "cancelled"
/// once it answers false.
torch::Tensor integrate(const VelocityFunction& velocity, const torch::Tensor& start,
                        const Integrator& method, const std::vector<double>& alphas, std::int64_t keptStates,
                        const std::function<bool()>& keepGoing);

} // namespace deblend
