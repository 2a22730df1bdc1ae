#include "training/time_source.h"

#include "interpolant/time_distribution.h"
#include "sampling/random.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/special_ndtri.h>

#include <cmath>

namespace deblend {
namespace {

/// The least share of probability that is told from none: keeps quantiles finite.
constexpr double smallest = 1e-7;

/// σ(m + d·Φ⁻¹(u)).
void logitNormal(torch::Tensor& shares, const OptionValues& options) {
  shares.clamp_(smallest, 1 - smallest).copy_(at::special_ndtri(shares));
  shares.mul_(options.real("time_deviation")).add_(options.real("time_mean")).sigmoid_();
}

/// u^(1/(1+s)), and for s < 0 the same from the other end.
void skewed(torch::Tensor& shares, const OptionValues& options) {
  const double skew = options.real("time_skew");
  if (skew < 0)
    shares.neg_().add_(1);
  shares.pow_(1 / (1 + std::abs(skew)));
  if (skew < 0)
    shares.neg_().add_(1);
}

using Quantiles = void (*)(torch::Tensor&, const OptionValues&);

Quantiles quantilesOf(const TimeDistribution& distribution) {
  if (distribution.id == "logit_normal")
    return logitNormal;
  return distribution.id == "skewed" ? skewed : nullptr;
}

} // namespace

TimeSource::TimeSource(const OptionValues& trainingOptions, std::uint64_t seed, const torch::Device& device)
    : m_options(trainingOptions), m_cutoff(trainingOptions.real("cutoff")),
      m_isStratified(trainingOptions.boolean("stratified")),
      m_toQuantiles(quantilesOf(timeDistribution(trainingOptions.text("time_distribution")))),
      m_generator(makeGenerator(seed, device)) {}

void TimeSource::drawInto(torch::Tensor& alpha) {
  alpha.uniform_(0, 1, m_generator);
  if (m_isStratified)
    alpha.add_(at::arange(alpha.size(0), alpha.options())).div_(static_cast<double>(alpha.size(0)));
  if (m_toQuantiles)
    m_toQuantiles(alpha, m_options);
  if (m_cutoff > 0)
    alpha.mul_(1 - 2 * m_cutoff).add_(m_cutoff);
}

torch::Tensor TimeSource::randomState() const {
  return generatorState(m_generator);
}

void TimeSource::restoreRandomState(const torch::Tensor& state) {
  restoreGenerator(m_generator, state);
}

} // namespace deblend
