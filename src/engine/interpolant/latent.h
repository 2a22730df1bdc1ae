#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deblend {

/// A latent term γ(α)·z of a blend, z standard Gaussian noise drawn for every pair: it vanishes at both ends
/// and spreads the blends between them, so that they have a score (Albergo, Boffi and Vanden-Eijnden 2023,
/// arXiv:2303.08797, section 2).
///
/// | id        | γ          | γ′                  |
/// | none      | 0          | 0                   |
/// | brownian  | √(2α(1−α)) | (1−2α)/√(2α(1−α))   |
/// | quadratic | α(1−α)     | 1−2α                |
/// | sine      | sin²(πα)   | π·sin(2πα)          |
struct Latent {
  using Function = double (*)(double alpha); ///< of α from 0 to 1

  std::string id;
  std::string title;
  std::string help;
  std::string formula; ///< of γ, for people
  Function gamma = nullptr;
  Function gammaDerivative = nullptr;
  bool isSingular = false; ///< the derivative grows without bound towards both ends
  bool isPresent = true;   ///< γ is not 0 throughout
};

/// Every latent term, the absent one first. To add one, add a row.
const std::vector<Latent>& latents();
/// Throws Error that lists the known ones.
const Latent& latent(std::string_view id);

} // namespace deblend
