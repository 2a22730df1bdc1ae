#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

#include <cstdint>
#include <optional>

namespace deblend {

/// A batch as a network sees it.
struct NetworkInput {
  torch::Tensor x;     ///< [N, ...sampleShape], float32
  torch::Tensor alpha; ///< [N], float32
  torch::Tensor
      labels; ///< int64 [N]: each sample's class, or classCount() for no class; undefined: none has one
  std::optional<torch::Generator> random; ///< for dropout, while training; absent: nothing is dropped
};

/// The type that layers compute in. Weights, their gradients and velocities are float32 either way.
enum class Precision { Float32, BFloat16 };

/// A network that estimates the velocity D(x_α, α) = E[x₁ − x₀ given x_α], or that given the class too.
class VelocityNetwork : public torch::nn::Module {
public:
  /// The velocity [N, ...sampleShape], float32. Draws no random numbers but from `input.random`.
  virtual torch::Tensor forward(const NetworkInput& input) = 0;

  /// Adds the gradients of the loss |D − target|², summed over the batch, to the parameters' grad() and
  /// returns the loss as a scalar tensor that stays valid until the next call. Differentiates automatically;
  /// a network may override it with kernels of its own.
  virtual torch::Tensor accumulateGradients(const NetworkInput& input, const torch::Tensor& target);

  /// How many classes it tells apart; 0: it knows of none, and is never given labels.
  virtual std::int64_t classCount() const { return 0; }
  /// The share of training samples whose class is withheld, so that guidance has a velocity without a class.
  virtual double classDropout() const { return 0; }
  /// Whether it draws from `input.random` while training.
  virtual bool hasDropout() const { return false; }

  /// Whether it can compute in bfloat16, and does then.
  virtual bool supportsBFloat16() const { return false; }
  void setPrecision(Precision precision) { m_precision = precision; }
  Precision precision() const { return m_precision; }

  /// Floating-point operations of one forward pass for one sample, roughly: decides how many threads pay.
  virtual double forwardCost() const;

private:
  Precision m_precision = Precision::Float32;
};

} // namespace deblend
