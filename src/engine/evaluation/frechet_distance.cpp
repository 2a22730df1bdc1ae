#include "evaluation/frechet_distance.h"

#include "core/error.h"

#include <ATen/ops/from_blob.h>
#include <ATen/ops/linalg_eigh.h>
#include <ATen/ops/mm.h>
#include <fmt/format.h>
#include <torch/types.h>

#include <algorithm>

namespace deblend {
namespace {

torch::Tensor viewOf(const std::vector<double>& values, std::vector<std::int64_t> shape) {
  // Only read from.
  return at::from_blob(const_cast<double*>(values.data()), shape, torch::kFloat64);
}

std::vector<double> toVector(const torch::Tensor& tensor) {
  const torch::Tensor flat = tensor.contiguous();
  const double* const values = flat.const_data_ptr<double>();
  return {values, values + flat.numel()};
}

/// Eigenvalues below 0 are rounding errors of a covariance.
torch::Tensor symmetricRoot(const torch::Tensor& matrix) {
  const auto [values, vectors] = at::linalg_eigh(matrix);
  return vectors.mul(values.clamp_min(0).sqrt()).mm(vectors.t());
}

double traceOfRoot(const torch::Tensor& matrix) {
  const auto [values, vectors] = at::linalg_eigh((matrix + matrix.t()) / 2);
  return values.clamp_min(0).sqrt().sum().item<double>();
}

void requireComparable(const FeatureStatistics& a, const FeatureStatistics& b) {
  if (a.dimension != b.dimension || a.dimension < 1)
    throw Error(
        fmt::format("The Fréchet distance needs features of one space, but these have {} and {} dimensions.",
                    a.dimension, b.dimension));
  const auto isFinite = [](double value) { return std::isfinite(value); };
  for (const FeatureStatistics* each : {&a, &b})
    if (!std::ranges::all_of(each->mean, isFinite) || !std::ranges::all_of(each->covariance, isFinite))
      throw Error("The Fréchet distance cannot be told: some features are not finite numbers.");
}

} // namespace

void requireSampleCount(std::int64_t count, std::int64_t dimension, const std::string& what) {
  if (count <= dimension)
    throw Error(fmt::format("The Fréchet distance over {} features needs at least {} samples on either side, "
                            "but there are {} {}: take more.",
                            dimension, dimension + 1, count, what));
}

FeatureStatistics featureStatistics(std::span<const float> features, std::int64_t dimension,
                                    const std::string& what) {
  const std::int64_t count = std::ssize(features) / dimension;
  requireSampleCount(count, dimension, what);
  const torch::InferenceMode inference;
  const torch::Tensor all =
      at::from_blob(const_cast<float*>(features.data()), {count, dimension}, torch::kFloat32)
          .to(torch::kFloat64);
  const torch::Tensor mean = all.mean(0);
  const torch::Tensor centred = all - mean;
  return {count, dimension, toVector(mean),
          toVector(centred.t().mm(centred) / static_cast<double>(count - 1))};
}

double frechetDistance(const FeatureStatistics& a, const FeatureStatistics& b) {
  requireComparable(a, b);
  const torch::InferenceMode inference;
  const std::int64_t d = a.dimension;
  const torch::Tensor covarianceA = viewOf(a.covariance, {d, d});
  const torch::Tensor covarianceB = viewOf(b.covariance, {d, d});
  const torch::Tensor difference = viewOf(a.mean, {d}) - viewOf(b.mean, {d});
  const torch::Tensor root = symmetricRoot(covarianceA);
  const double distance = difference.dot(difference).item<double>() + covarianceA.trace().item<double>() +
                          covarianceB.trace().item<double>() - 2 * traceOfRoot(root.mm(covarianceB).mm(root));
  return std::max(distance, 0.0);
}

} // namespace deblend
