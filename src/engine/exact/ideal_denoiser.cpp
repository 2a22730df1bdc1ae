#include "exact/ideal_denoiser.h"

#include "core/error.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/full.h>
#include <ATen/ops/maximum.h>
#include <ATen/ops/zeros.h>
#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace deblend {
namespace {

/// Numbers of a block of the target.
constexpr std::int64_t blockElements = std::int64_t{1} << 22;

/// A softmax-weighted mean whose samples come in blocks: sums are relative to the largest logit so far.
struct RunningMean {
  torch::Tensor largest; ///< [B, 1]
  torch::Tensor weight;  ///< [B, 1]
  torch::Tensor sum;     ///< [B, D]

  RunningMean(std::int64_t batch, std::int64_t dimension)
      : largest(torch::full({batch, 1}, -std::numeric_limits<double>::infinity(), torch::kFloat64)),
        weight(torch::zeros({batch, 1}, torch::kFloat64)),
        sum(torch::zeros({batch, dimension}, torch::kFloat64)) {}

  /// logits [B, K] of samples [K, D]
  void add(const torch::Tensor& logits, const torch::Tensor& samples) {
    const torch::Tensor newLargest = torch::maximum(largest, logits.amax(1, true));
    const torch::Tensor shrink = torch::exp(largest - newLargest);
    const torch::Tensor weights = torch::exp(logits - newLargest);
    weight = weight * shrink + weights.sum(1, true);
    sum = torch::addmm(sum * shrink, weights, samples);
    largest = newLargest;
  }
};

} // namespace

IdealDenoiser::IdealDenoiser(std::int64_t count, Block block, double sourceMean, double sourceDeviation)
    : m_count(count), m_block(std::move(block)), m_mean(sourceMean), m_deviation(sourceDeviation) {
  if (count < 1 || !(sourceDeviation > 0))
    throw Error(
        fmt::format("An ideal denoiser of {} samples under a normal source of deviation {} was asked for: it "
                    "needs at least one sample and a deviation above 0.",
                    count, sourceDeviation));
}

torch::Tensor IdealDenoiser::denoise(const torch::Tensor& x, double alpha,
                                     const std::function<bool()>& keepGoing) const {
  if (!(alpha >= 0 && alpha < 1))
    throw Error(
        fmt::format("The ideal denoiser is asked for at α = {}: allowed is from 0 to below 1.", alpha));
  const torch::InferenceMode inference;
  const torch::Tensor points = x.to(torch::kCPU, torch::kFloat64).flatten(1) - (1 - alpha) * m_mean;
  const double precision = 1 / ((1 - alpha) * (1 - alpha) * m_deviation * m_deviation);
  const std::int64_t most = std::clamp<std::int64_t>(blockElements / points.size(1), 1, m_count);
  RunningMean mean(points.size(0), points.size(1));
  for (std::int64_t first = 0; first < m_count; first += most) {
    if (keepGoing && !keepGoing())
      throw Error("cancelled");
    const torch::Tensor samples =
        m_block(first, std::min(most, m_count - first)).to(torch::kCPU, torch::kFloat64).flatten(1);
    const torch::Tensor halfNorms = samples.square().sum(1).mul_(-0.5 * alpha * alpha * precision);
    mean.add(torch::addmm(halfNorms, points, samples.t(), 1, alpha * precision), samples);
  }
  return (mean.sum / mean.weight).to(torch::kFloat32).view(x.sizes());
}

} // namespace deblend
