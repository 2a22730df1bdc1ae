#pragma once

#include "interpolant/blending.h"

#include <torch/types.h>

namespace deblend {

/// a, b and γ of a blending and their derivatives at each α of a batch, as columns [N, 1, …] that multiply
/// samples.
struct BlendCoefficients {
  /// Computes them on the CPU, in double, for α [N] on any device; float32 on α's device. `dimensions` is
  /// that of a batch of samples.
  BlendCoefficients(const Blending& blending, const torch::Tensor& alpha, std::int64_t dimensions);

  torch::Tensor a;
  torch::Tensor b;
  torch::Tensor gamma;
  torch::Tensor aDerivative;
  torch::Tensor bDerivative;
  torch::Tensor gammaDerivative;
};

} // namespace deblend
