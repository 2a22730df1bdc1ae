#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deblend {

/// How much noise a stochastic integrator adds along the way, and takes out again by the score: ε(α) =
/// ε₀ · profile. Every ε gives the same marginals (Albergo, Boffi and Vanden-Eijnden 2023, arXiv:2303.08797,
/// corollary 2.18).
struct DiffusionProfile {
  std::string id;
  std::string title;
  std::string help;
  /// ε(α)/ε₀, 0 or more. `latent` is the interpolant's γ(α), the size of the noise in its blends.
  double (*share)(double alpha, double latent) = nullptr;
};

/// Every profile. To add one, add a row.
/// - latent: γ(α), which takes the score's singularity where γ vanishes
/// - constant: 1
/// - decreasing: 1 − α
/// - arch: sin²(πα)
const std::vector<DiffusionProfile>& diffusionProfiles();
/// Throws Error that lists the known ones.
const DiffusionProfile& diffusionProfile(std::string_view id);

} // namespace deblend
