#include "sampling/integrate.h"

#include "core/error.h"
#include "sampling/stepper.h"

#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

/// Puts the states that are kept, as they come, into one tensor on the CPU.
class KeptStates {
public:
  KeptStates(const torch::Tensor& start, std::vector<std::int64_t> places) : m_places(std::move(places)) {
    std::vector<std::int64_t> shape = start.sizes().vec();
    shape.insert(shape.begin(), std::ssize(m_places));
    m_states = torch::empty(shape, torch::kFloat32);
  }

  bool wants(std::size_t place) const {
    return m_next < m_places.size() && m_places[m_next] == static_cast<std::int64_t>(place);
  }

  void take(std::size_t place, const torch::Tensor& x) {
    if (wants(place))
      m_states[static_cast<std::int64_t>(m_next++)].copy_(x);
  }

  const torch::Tensor& all() const { return m_states; }

private:
  std::vector<std::int64_t> m_places;
  std::size_t m_next = 0;
  torch::Tensor m_states; ///< [K, N, ...]
};

void requireScore(const Flow& flow, const Integrator& method) {
  if (method.kind == IntegratorKind::Stochastic && !flow.velocityAndScore)
    throw Error(fmt::format("The integrator '{}' is stochastic and needs a score, which this run has not "
                            "learned: train with prediction joint and a latent term, or with interpolant "
                            "one_sided, or take an integrator without noise.",
                            method.id));
}

} // namespace

std::vector<std::int64_t> keptPlaces(std::int64_t count, std::int64_t kept) {
  const std::int64_t wanted = kept == 0 ? count : std::min(kept, count);
  std::vector<std::int64_t> places;
  for (std::int64_t i = 0; i < wanted; ++i)
    places.push_back(wanted == 1 ? count - 1 : (i * (count - 1) + (wanted - 1) / 2) / (wanted - 1));
  return places;
}

torch::Tensor integrate(const Flow& flow, const torch::Tensor& start, const Integrator& method,
                        const std::vector<double>& alphas, std::int64_t keptStates) {
  requireScore(flow, method);
  const torch::InferenceMode inference;
  KeptStates kept(start, keptPlaces(std::ssize(alphas), keptStates));
  kept.take(0, start);
  const std::unique_ptr<Stepper> stepper = method.start(flow, alphas.back());
  const bool isAdaptive = method.kind == IntegratorKind::Adaptive; // and asks by itself whether to go on
  torch::Tensor x = start;
  double alpha = alphas.front();
  for (std::size_t k = 1; k < alphas.size(); ++k) {
    if (isAdaptive && !kept.wants(k))
      continue;
    if (!isAdaptive)
      flow.requireGoingOn();
    x = stepper->advance(x, alpha, alphas[k]);
    alpha = alphas[k];
    kept.take(k, x);
  }
  return kept.all();
}

} // namespace deblend
