#pragma once

#include "interpolant/interpolant.h"
#include "interpolant/latent.h"

#include <optional>
#include <string>
#include <vector>

namespace deblend {

class OptionValues;

/// What a network is trained to tell of a blend x_α.
enum class Prediction {
  Velocity, ///< E[a′·x₀ + b′·x₁ + γ′·z given x_α]
  Denoiser, ///< η = E[z given x_α], of a one-sided blend: z is the source's sample
  Score,    ///< −η/a, the gradient of the blends' log-density, of a one-sided blend
  Joint     ///< velocity and denoiser, by a network each
};

/// How samples are blended and what is learned of the blends: x_α = a·x₀ + b·x₁ + γ·z. A value.
struct Blending {
  const Interpolant* interpolant = nullptr; ///< of interpolants()
  const Latent* latent = nullptr;           ///< of latents()
  double cutoff = 0;                        ///< α is from `cutoff` to 1 − `cutoff`
  Prediction prediction = Prediction::Velocity;

  /// IADB's: linear, no latent term, no cut-off, the velocity.
  static Blending plain();
  /// Whether x_α = (1−α)·x₀ + α·x₁.
  bool isLinear() const;
  /// Whether a part of the blend is Gaussian noise of a known size, so that it has a score: −η over that
  /// size.
  bool hasNoise() const { return latent->isPresent || interpolant->sourceIsLatent; }
  /// The size of that noise at α: γ, or a where the source is the noise.
  double noiseSize(double alpha) const;
};

/// What the options interpolant, latent, cutoff and prediction choose. The latent term `auto` is that which
/// the interpolant needs, or none. Throws Error naming the option for choices that do not fit together, for
/// one that is singular without a cut-off, and for a blend whose source must be standard Gaussian noise where
/// it is not.
Blending blendingOf(const OptionValues& trainingOptions, bool sourceIsStandardNormal);

/// The same question for a form: the sentence of that Error, or none.
std::optional<std::string> blendingRefusal(const OptionValues& trainingOptions, bool sourceIsStandardNormal);

} // namespace deblend
