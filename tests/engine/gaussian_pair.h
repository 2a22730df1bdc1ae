#pragma once

#include "sampling/flow.h"

#include <torch/types.h>

/// Two normal distributions of the plane whose blends are known in closed form: x_α is normal with the mean
/// (1−α)·m₀ + α·m₁ and, along two common axes, the variances (1−α)²·c₀ + α²·c₁.
struct GaussianPair {
  torch::Tensor mean0 = torch::tensor({0.3, -0.2}, torch::kFloat64);
  torch::Tensor mean1 = torch::tensor({1.2, 0.9}, torch::kFloat64);
  torch::Tensor variance0 = torch::tensor({1.0, 0.25}, torch::kFloat64);
  torch::Tensor variance1 = torch::tensor({0.16, 0.49}, torch::kFloat64);
  torch::Tensor axes = torch::tensor({{0.8, -0.6}, {0.6, 0.8}}, torch::kFloat64); ///< as columns

  torch::Tensor mean(double alpha) const { return (1 - alpha) * mean0 + alpha * mean1; }
  torch::Tensor variance(double alpha) const {
    return (1 - alpha) * (1 - alpha) * variance0 + alpha * alpha * variance1;
  }
  torch::Tensor covariance(double alpha) const { return along(torch::diag(variance(alpha))); }

  torch::Tensor velocity(const torch::Tensor& x, double alpha) const {
    const torch::Tensor rate = (alpha * variance1 - (1 - alpha) * variance0) / variance(alpha);
    return (mean1 - mean0) + torch::matmul(x - mean(alpha), along(torch::diag(rate)));
  }
  torch::Tensor score(const torch::Tensor& x, double alpha) const {
    return -torch::matmul(x - mean(alpha), along(torch::diag(1 / variance(alpha))));
  }
  /// Where x₀ [N, 2] of the source lies at α.
  torch::Tensor mapped(const torch::Tensor& x0, double alpha) const {
    const torch::Tensor growth = (variance(alpha) / variance0).sqrt();
    return mean(alpha) + torch::matmul(x0 - mean0, along(torch::diag(growth)));
  }
  /// [N] of x [N, 2].
  torch::Tensor logDensity(const torch::Tensor& x, double alpha) const {
    const torch::Tensor centred = torch::matmul(x - mean(alpha), axes);
    return -0.5 * (centred.square() / variance(alpha)).sum(1) - 0.5 * variance(alpha).log().sum() -
           std::log(2 * 3.14159265358979323846);
  }
  torch::Tensor draw(std::int64_t count, double alpha, torch::Generator& generator) const {
    const torch::Tensor normal = torch::randn({count, 2}, generator, torch::kFloat64);
    return mean(alpha) + torch::matmul(normal * variance(alpha).sqrt(), axes.t());
  }

  /// Without noise.
  deblend::Flow flow() const {
    return {[this](const torch::Tensor& x, double alpha) { return velocity(x, alpha); }};
  }

private:
  torch::Tensor along(const torch::Tensor& diagonal) const {
    return torch::matmul(torch::matmul(axes, diagonal), axes.t());
  }
};
