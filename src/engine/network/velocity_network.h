#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

namespace deblend {

/// A network that estimates the velocity D(x_α, α) = E[x₁ − x₀ given x_α].
class VelocityNetwork : public torch::nn::Module {
public:
  /// x [N, ...sampleShape] and alpha [N] to the velocity [N, ...sampleShape].
  virtual torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& alpha) = 0;

  /// Adds the gradients of the loss |D(x, alpha) − target|², summed over the batch, to the parameters' grad()
  /// and returns the loss as a scalar tensor that stays valid until the next call. Differentiates
  /// automatically; a network may override it with kernels of its own.
  virtual torch::Tensor accumulateGradients(const torch::Tensor& x, const torch::Tensor& alpha,
                                            const torch::Tensor& target);

  /// Floating-point operations of one forward pass for one sample, roughly: decides how many threads pay.
  virtual double forwardCost() const;
};

} // namespace deblend
