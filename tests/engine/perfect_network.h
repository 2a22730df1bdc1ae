#pragma once

#include "interpolant/blend_coefficients.h"
#include "network/learned_field.h"

// From x₀ ~ N(0, 1) to x₁ ~ N(2, ½²), each number by itself, every conditional mean is linear in x.
inline constexpr double targetMean = 2;
inline constexpr double targetDeviation = 0.5;

// What a perfect network predicts for these two.
class PerfectNetwork : public deblend::VelocityNetwork {
public:
  enum class What { Velocity, Noise, Score };

  PerfectNetwork(const deblend::Blending& blending, What what) : m_blending(blending), m_what(what) {
    register_parameter("weight", torch::zeros({1}));
  }

  torch::Tensor forward(const deblend::NetworkInput& input) override {
    ++evaluations;
    lastAlpha = input.alpha;
    const deblend::BlendCoefficients at(m_blending, input.alpha, input.x.dim());
    const double variance = targetDeviation * targetDeviation;
    // The standardised rest of x, by which every part of the blend is told.
    const torch::Tensor rest =
        (input.x - targetMean * at.b) / (at.a.square() + variance * at.b.square() + at.gamma.square());
    const torch::Tensor x0 = at.a * rest;
    const torch::Tensor x1 = targetMean + variance * at.b * rest;
    const torch::Tensor z = at.gamma * rest;
    if (m_what == What::Score)
      return -rest;
    if (m_what == What::Noise)
      return m_blending.interpolant->sourceIsLatent ? x0 : z;
    return at.aDerivative * x0 + at.bDerivative * x1 + at.gammaDerivative * z;
  }

  int evaluations = 0;
  torch::Tensor lastAlpha;

private:
  deblend::Blending m_blending;
  What m_what;
};

inline deblend::Blending blendingWith(const char* interpolantId, const char* latentId,
                                      deblend::Prediction prediction, double cutoff = 0) {
  return {&deblend::interpolant(interpolantId), &deblend::latent(latentId), cutoff, prediction};
}
