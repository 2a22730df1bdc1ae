#pragma once

#include "sampling/flow.h"
#include "sampling/preview.h"

namespace deblend {

/// Where samples came from, and how much the flow spread or gathered them on the way.
struct TracedBack {
  torch::Tensor start;     ///< [N, ...sampleShape] on the CPU: x₀
  torch::Tensor logChange; ///< float32 [N]: log p₁(x₁) − log p₀(x₀) = −∫ div D dα
};

/// Follows dx/dα = D(x, α) from samples [N, ...sampleShape] at α = 1 back to α = 0, and with it the
/// divergence of D along the path (Chen et al. 2018, arXiv:1806.07366): exactly by one derivative for each
/// value of a sample, or by Hutchinson's estimate with random signs, which are those of samples `first`, … of
/// the seed and the same along a path (Grathwohl et al. 2019, arXiv:1810.01367). The velocity must be one
/// that automatic differentiation knows. Throws Error if it is not, for settings out of range, and for a
/// stochastic integrator.
TracedBack traceBack(const Flow& flow, const torch::Tensor& samples, const LikelihoodSettings& settings,
                     std::int64_t first = 0);

} // namespace deblend
