#pragma once

#include <torch/types.h>

#include <cstdint>

/// Which sample of a batch of the target goes with each of the source. Samples are [B, ...], float32, on any
/// device; results are int64 [B] on that device: the place in `x1` of each sample of `x0`. Distances are
/// squared, over all numbers of a sample.
namespace deblend {

/// The largest batch whose pairs are all compared: the distances then take 256 MiB.
inline constexpr std::int64_t largestCoupledBatch = 8192;

/// The permutation with the least sum of distances: minibatch optimal transport (Tong et al. 2024,
/// arXiv:2302.00482, section 3.2).
torch::Tensor optimalCoupling(const torch::Tensor& x0, const torch::Tensor& x1);

/// Drawn from the plan of entropic optimal transport: each sample of x0 once, those of x1 once in the mean
/// (Cuturi 2013, arXiv:1306.0895). `regularisation` is in units of the mean distance of all pairs, above 0;
/// the generator is one of the CPU.
torch::Tensor sinkhornCoupling(const torch::Tensor& x0, const torch::Tensor& x1, double regularisation,
                               torch::Generator& generator);

/// The best permutation that leaves each class's places to its own: sample i of x0 gets one of the samples of
/// x1 whose label is labels[i]. With x0 drawn independently of the labels int64 [B], a class and x0 stay
/// independent, as they are when sampling (Cheng and Schwing 2025, arXiv:2503.10636).
torch::Tensor optimalCouplingByClass(const torch::Tensor& x0, const torch::Tensor& x1,
                                     const torch::Tensor& labels);

/// The plan [B, B] of sinkhornCoupling(), float64 on the CPU: rows sum to 1/B, columns to within a thousandth
/// of it.
torch::Tensor sinkhornPlan(const torch::Tensor& distances, double regularisation);

/// [B, B], float32, on the samples' device.
torch::Tensor squaredDistances(const torch::Tensor& x0, const torch::Tensor& x1);

/// The mean distance of pairs that stand at the same place.
double meanDistance(const torch::Tensor& x0, const torch::Tensor& x1);

} // namespace deblend
