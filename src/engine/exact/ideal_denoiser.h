#pragma once

#include <torch/types.h>

#include <functional>

namespace deblend {

/// The best denoiser there is of a finite target under a normal source: E[x₁ | x_α], the mean of all target
/// samples y with weights exp(−|x_α − (1−α)·m − α·y|² / (2·(1−α)²·σ²)), where m and σ are the source's mean
/// and standard deviation. Of any shape; the target passes in blocks, so memory does not follow its size.
/// Weights are summed in double precision with a running maximum.
class IdealDenoiser {
public:
  /// Some of the target's samples, [count, ...], as the network sees them.
  using Block = std::function<torch::Tensor(std::int64_t first, std::int64_t count)>;

  /// Throws Error if there are no samples, or the deviation is not above 0.
  IdealDenoiser(std::int64_t count, Block block, double sourceMean, double sourceDeviation);

  /// E[x₁ | x_α] of a batch [B, ...], float32 on the CPU. Throws Error unless α is from 0 to below 1;
  /// "cancelled" once `keepGoing` answers false.
  torch::Tensor denoise(const torch::Tensor& x, double alpha,
                        const std::function<bool()>& keepGoing = {}) const;

private:
  std::int64_t m_count;
  Block m_block;
  double m_mean;
  double m_deviation;
};

} // namespace deblend
