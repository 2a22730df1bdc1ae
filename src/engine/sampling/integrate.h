#pragma once

#include "sampling/flow.h"
#include "sampling/integrator.h"
#include "sampling/spacing.h"

namespace deblend {

/// Which of `count` states are kept, rising: all for `kept` 0, the last alone for 1, else that many spread
/// evenly with both ends among them.
std::vector<std::int64_t> keptPlaces(std::int64_t count, std::int64_t kept);

/// Follows the flow from `start` [N, ...] at alphas.front() to alphas.back(). Returns the states at the kept
/// places [K, N, ...] on the CPU. Throws Error "cancelled" once the flow is not to go on, and Error for an
/// integrator that needs a score which the flow has not.
torch::Tensor integrate(const Flow& flow, const torch::Tensor& start, const Integrator& method,
                        const std::vector<double>& alphas, std::int64_t keptStates);

} // namespace deblend
