#pragma once

#include "interpolant/blending.h"
#include "network/velocity_network.h"

#include <functional>
#include <memory>

namespace deblend {

/// Makes a network with fresh weights for samples of the data sets' shape, on the CPU.
using NetworkFactory = std::function<std::shared_ptr<VelocityNetwork>()>;

/// What a run's networks tell of its blends, whichever of velocity, denoiser and score they were trained to
/// predict. α is held between cutoff and 1 − cutoff, where they were trained. Inputs and results as
/// VelocityNetwork's. One thread at a time.
class LearnedField {
public:
  /// `denoiser` is for Prediction::Joint alone.
  LearnedField(const Blending& blending, std::shared_ptr<VelocityNetwork> network,
               std::shared_ptr<VelocityNetwork> denoiser = nullptr);
  /// As many networks as the prediction needs, in a fixed order.
  static std::shared_ptr<LearnedField> make(const Blending& blending, const NetworkFactory& makeNetwork);

  const Blending& blending() const { return m_blending; }

  /// The velocity v(x, α) = E[dx_α/dα given x_α = x] [N, ...sampleShape].
  torch::Tensor velocity(const NetworkInput& input) const;

  /// Whether denoiser() and score() are known: blends with a latent term need a joint run, one-sided blends
  /// nothing else.
  bool hasScore() const;
  /// E[z given x_α = x], z the Gaussian noise in the blend. Throws Error without hasScore().
  torch::Tensor denoiser(const NetworkInput& input) const;
  /// ∇ log p_α(x) = −E[z given x_α = x] / size of the noise. That size vanishes at an end of α: nearer than a
  /// thousandth to an end, the score is that of a thousandth away. Throws Error without hasScore().
  torch::Tensor score(const NetworkInput& input) const;

  struct Estimate {
    torch::Tensor velocity;
    torch::Tensor score;
  };
  /// Both, from one evaluation of each network. Throws Error without hasScore().
  Estimate velocityAndScore(const NetworkInput& input) const;

  /// All networks, one or two.
  const std::vector<std::shared_ptr<VelocityNetwork>>& networks() const { return m_networks; }
  /// Holds all parameters: the network itself, or "velocity" and "denoiser" of a joint run.
  torch::nn::Module& module() const { return *m_module; }
  std::int64_t classCount() const { return m_networks.front()->classCount(); }
  /// Of all networks together.
  double forwardCost() const;

private:
  NetworkInput heldWithin(const NetworkInput& input, double margin) const;
  void requireScore() const;
  torch::Tensor noiseFrom(const torch::Tensor& predicted, const NetworkInput& input) const;
  torch::Tensor velocityFrom(const torch::Tensor& predicted, const NetworkInput& input) const;
  torch::Tensor scoreFrom(const torch::Tensor& noise, const NetworkInput& input) const;

  Blending m_blending;
  std::vector<std::shared_ptr<VelocityNetwork>> m_networks;
  std::shared_ptr<torch::nn::Module> m_module;
};

} // namespace deblend
