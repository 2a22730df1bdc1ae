#include "network/learned_field.h"

#include "core/error.h"
#include "interpolant/blend_coefficients.h"

namespace deblend {
namespace {

/// Nearer to an end of α than this, the score is that of here.
constexpr double scoreMargin = 1e-3;

struct JointNetworks : torch::nn::Module {
  JointNetworks(const std::shared_ptr<VelocityNetwork>& velocity,
                const std::shared_ptr<VelocityNetwork>& denoiser) {
    register_module("velocity", velocity);
    register_module("denoiser", denoiser);
  }
};

} // namespace

LearnedField::LearnedField(const Blending& blending, std::shared_ptr<VelocityNetwork> network,
                           std::shared_ptr<VelocityNetwork> denoiser)
    : m_blending(blending), m_networks{std::move(network)} {
  if (!denoiser) {
    m_module = m_networks.front();
    return;
  }
  m_networks.push_back(std::move(denoiser));
  m_module = std::make_shared<JointNetworks>(m_networks[0], m_networks[1]);
}

std::shared_ptr<LearnedField> LearnedField::make(const Blending& blending,
                                                 const NetworkFactory& makeNetwork) {
  std::shared_ptr<VelocityNetwork> first = makeNetwork();
  return std::make_shared<LearnedField>(blending, std::move(first),
                                        blending.prediction == Prediction::Joint ? makeNetwork() : nullptr);
}

double LearnedField::forwardCost() const {
  double cost = 0;
  for (const auto& network : m_networks)
    cost += network->forwardCost();
  return cost;
}

bool LearnedField::hasScore() const {
  return m_blending.interpolant->sourceIsLatent || m_blending.prediction == Prediction::Joint;
}

NetworkInput LearnedField::heldWithin(const NetworkInput& input, double margin) const {
  NetworkInput held = input;
  if (const double limit = std::max(m_blending.cutoff, margin); limit > 0)
    held.alpha = input.alpha.clamp(limit, 1 - limit);
  return held;
}

torch::Tensor LearnedField::velocity(const NetworkInput& input) const {
  const NetworkInput held = heldWithin(input, 0);
  return velocityFrom(m_networks.front()->forward(held), held);
}

torch::Tensor LearnedField::denoiser(const NetworkInput& input) const {
  requireScore();
  const NetworkInput held = heldWithin(input, 0);
  return noiseFrom(m_networks.back()->forward(held), held);
}

torch::Tensor LearnedField::score(const NetworkInput& input) const {
  requireScore();
  const NetworkInput held = heldWithin(input, scoreMargin);
  const torch::Tensor predicted = m_networks.back()->forward(held);
  return m_blending.prediction == Prediction::Score ? predicted : scoreFrom(noiseFrom(predicted, held), held);
}

LearnedField::Estimate LearnedField::velocityAndScore(const NetworkInput& input) const {
  requireScore();
  const NetworkInput held = heldWithin(input, scoreMargin);
  const torch::Tensor first = m_networks.front()->forward(held);
  const torch::Tensor second = m_networks.size() > 1 ? m_networks.back()->forward(held) : first;
  return {velocityFrom(first, held), scoreFrom(noiseFrom(second, held), held)};
}

/// From what the last network predicts. Of a one-sided blend x = a·η + b·ξ, ξ = E[x₁ given x], the velocity
/// is v = a′·η + b′·ξ, so η = (b·v − b′·x) / (b·a′ − b′·a).
torch::Tensor LearnedField::noiseFrom(const torch::Tensor& predicted, const NetworkInput& input) const {
  if (m_blending.prediction == Prediction::Denoiser || m_blending.prediction == Prediction::Joint)
    return predicted;
  const BlendCoefficients at(m_blending, input.alpha, input.x.dim());
  if (m_blending.prediction == Prediction::Score)
    return -at.a * predicted;
  return (at.b * predicted - at.bDerivative * input.x) / (at.b * at.aDerivative - at.bDerivative * at.a);
}

/// From what the first network predicts. Of a one-sided blend, v = a′·η + b′·(x − a·η)/b.
torch::Tensor LearnedField::velocityFrom(const torch::Tensor& predicted, const NetworkInput& input) const {
  if (m_blending.prediction == Prediction::Velocity || m_blending.prediction == Prediction::Joint)
    return predicted;
  const BlendCoefficients at(m_blending, input.alpha, input.x.dim());
  const torch::Tensor noise = noiseFrom(predicted, input);
  return at.aDerivative * noise + at.bDerivative * (input.x - at.a * noise) / at.b;
}

torch::Tensor LearnedField::scoreFrom(const torch::Tensor& noise, const NetworkInput& input) const {
  const BlendCoefficients at(m_blending, input.alpha, input.x.dim());
  return -noise / (m_blending.interpolant->sourceIsLatent ? at.a : at.gamma);
}

void LearnedField::requireScore() const {
  if (!hasScore())
    throw Error("The run has learned the velocity alone, but its score is asked for: train with prediction "
                "joint and a latent term, or with interpolant one_sided.");
}

} // namespace deblend
