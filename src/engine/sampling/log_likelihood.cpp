#include "sampling/log_likelihood.h"

#include "core/error.h"
#include "sampling/integrate.h"
#include "sampling/random.h"
#include "sampling/start_samples.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/zeros.h>
#include <fmt/format.h>
#include <torch/csrc/autograd/autograd.h>

namespace deblend {
namespace {

/// Along which directions the velocity is differentiated: each value of a sample in turn, or random signs.
class Directions {
public:
  Directions(const torch::Tensor& samples, const LikelihoodSettings& settings, std::int64_t first)
      : m_isExact(settings.trace == Trace::Exact ||
                  (settings.trace == Trace::Automatic && isPlanar(samples.sizes().slice(1).vec()))),
        m_values(samples[0].numel()) {
    const SampleShape shape = samples.sizes().slice(1).vec();
    const std::uint64_t seed = deriveSeed(settings.seed, "trace");
    for (std::int64_t probe = 0; !m_isExact && probe < settings.probes; ++probe)
      m_signs.push_back(
          stepNoise(shape, samples.size(0), seed, probe, first).sign().flatten(1).to(samples.options()));
  }

  /// Σᵢ ∂Dᵢ/∂xᵢ [N] of a velocity [N, D] that knows how it follows from x.
  torch::Tensor divergence(const torch::Tensor& velocity, const torch::Tensor& x) const {
    torch::Tensor sum;
    const auto add = [&sum](const torch::Tensor& term) { sum = sum.defined() ? sum + term : term; };
    const std::int64_t count = m_isExact ? m_values : std::ssize(m_signs);
    for (std::int64_t i = 0; i < count; ++i) {
      const torch::Tensor along =
          m_isExact ? velocity.select(1, i) : velocity * m_signs[static_cast<std::size_t>(i)];
      const torch::Tensor gradient =
          torch::autograd::grad({along.sum()}, {x}, {}, i + 1 < count)[0].flatten(1);
      add(m_isExact ? gradient.select(1, i) : (gradient * m_signs[static_cast<std::size_t>(i)]).sum(1));
    }
    return m_isExact ? sum : sum / static_cast<double>(count);
  }

private:
  const bool m_isExact;
  const std::int64_t m_values;        ///< of a sample
  std::vector<torch::Tensor> m_signs; ///< [N, D] each
};

/// Samples with the integral of the divergence as one more value, [N, D + 1].
class Augmented {
public:
  Augmented(const Flow& flow, const torch::Tensor& samples, const LikelihoodSettings& settings,
            std::int64_t first)
      : m_flow(flow), m_sizes(samples.sizes().vec()), m_directions(samples, settings, first) {}

  torch::Tensor rate(const torch::Tensor& state, double alpha) const {
    const c10::InferenceMode differentiating(false);
    const torch::AutoGradMode enabled(true);
    const torch::Tensor x = state.narrow(1, 0, state.size(1) - 1).clone().view(m_sizes).requires_grad_(true);
    try {
      const torch::Tensor velocity = m_flow.velocity(x, alpha).flatten(1);
      const torch::Tensor divergence = m_directions.divergence(velocity, x);
      return at::cat({velocity.detach(), divergence.detach().unsqueeze(1)}, 1);
    } catch (const c10::Error& error) {
      throw Error(fmt::format("The likelihood needs the velocity's derivatives, which this network does not "
                              "give: {}.",
                              error.what_without_backtrace()));
    }
  }

private:
  const Flow& m_flow;
  const std::vector<std::int64_t> m_sizes;
  const Directions m_directions;
};

void requireValid(const LikelihoodSettings& settings) {
  if (settings.steps < 1 || settings.probes < 1 || !(settings.tolerance > 0))
    throw Error(fmt::format("A likelihood needs at least 1 step and 1 random direction and a tolerance above "
                            "0, but {}, {} and {} were asked for.",
                            settings.steps, settings.probes, settings.tolerance));
  if (integrator(settings.integrator).kind == IntegratorKind::Stochastic)
    throw Error(fmt::format("A likelihood follows the path without noise, but the integrator '{}' is "
                            "stochastic: take another, such as rk4.",
                            settings.integrator));
}

} // namespace

TracedBack traceBack(const Flow& flow, const torch::Tensor& samples, const LikelihoodSettings& settings,
                     std::int64_t first) {
  requireValid(settings);
  const Augmented augmented(flow, samples, settings, first);
  Flow both{[&](const torch::Tensor& state, double alpha) { return augmented.rate(state, alpha); }};
  both.tolerance = settings.tolerance;
  both.keepGoing = flow.keepGoing;
  const torch::Tensor begin =
      at::cat({samples.flatten(1), at::zeros({samples.size(0), 1}, samples.options())}, 1);
  const torch::Tensor end = integrate(both, begin, integrator(settings.integrator),
                                      alphaSteps(settings.steps, Direction::Reverse, settings.spacing), 1)[0];
  const std::int64_t values = end.size(1) - 1;
  return {end.narrow(1, 0, values).reshape(samples.sizes()), end.select(1, values)};
}

} // namespace deblend
