#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace deblend {

/// A way from the source to the target: x_α = a(α)·x₀ + b(α)·x₁, with a(0) = b(1) = 1 and a(1) = b(0) = 0
/// (Albergo, Boffi and Vanden-Eijnden 2023, arXiv:2303.08797, sections 2 and 4). Its velocity is
/// a′(α)·x₀ + b′(α)·x₁.
///
/// | id                  | a          | b          | a′            | b′           |
/// | linear, one_sided   | 1−α        | α          | −1            | 1            |
/// | trigonometric       | cos(πα/2)  | sin(πα/2)  | −π/2·sin(πα/2)| π/2·cos(πα/2)|
/// | variance_preserving | √(1−α²)    | α          | −α/√(1−α²)    | 1            |
/// | encoding_decoding   | cos²(πα)   | 0          | −π·sin(2πα)   | 0            | for α < ½
/// |                     | 0          | cos²(πα)   | 0             | −π·sin(2πα)  | for α ≥ ½
/// | cosine              | cos²(πα/2) | sin²(πα/2) | −π/2·sin(πα)  | π/2·sin(πα)  |
struct Interpolant {
  using Function = double (*)(double alpha); ///< of α from 0 to 1

  std::string id;
  std::string title;
  std::string help;
  std::string formula; ///< of the blend, for people
  Function a = nullptr;
  Function b = nullptr;
  Function aDerivative = nullptr;
  Function bDerivative = nullptr;
  bool isSingularAtEnd = false; ///< a derivative grows without bound towards α = 1
  bool needsLatent = false;     ///< on the way nothing is left of either side but the latent term
  bool sourceIsLatent = false;  ///< the source is standard Gaussian noise and takes the latent's place
};

/// Every interpolant. To add one, add a row.
const std::vector<Interpolant>& interpolants();
/// Throws Error that lists the known ones.
const Interpolant& interpolant(std::string_view id);

} // namespace deblend
