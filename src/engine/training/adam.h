#pragma once

#include "storage/tensor_map.h"

#include <torch/types.h>

namespace deblend {

/// Adam (Kingma and Ba 2015; β₁ 0.9, β₂ 0.999, ε 1e-8) on one flat tensor, by LibTorch's fused kernel.
class Adam {
public:
  /// The moments have the values' size and device.
  explicit Adam(const torch::Tensor& values);

  /// One step on `values` [P] along `gradients` [P].
  void step(const torch::Tensor& values, const torch::Tensor& gradients, double learningRate);

  /// Moments and step count, as references.
  TensorMap state() const;
  /// Throws Error unless the layout is the same.
  void restore(const TensorMap& state);

private:
  torch::Tensor m_firstMoment;  ///< [P]
  torch::Tensor m_secondMoment; ///< [P]
  torch::Tensor m_stepCount;    ///< scalar, float32, as the kernel wants it
};

} // namespace deblend
