#pragma once

#include <torch/types.h>

#include <span>
#include <string_view>

namespace deblend {

/// An activation function with the derivative that training without autograd needs.
struct Activation {
  std::string_view id;
  std::string_view title;
  /// f(in), for automatic differentiation.
  torch::Tensor (*differentiable)(const torch::Tensor& in);
  /// out = f(in). `out` may be `in`.
  void (*forward)(torch::Tensor& out, const torch::Tensor& in);
  /// out = gradient · f'(in), where `in` is what forward() was given and `result` what it gave. `out` may be
  /// `gradient`.
  void (*backward)(torch::Tensor& out, const torch::Tensor& gradient, const torch::Tensor& in,
                   const torch::Tensor& result);
  bool derivativeFromResult; ///< backward() needs `result` alone, so forward() may overwrite its input
};

/// relu, silu, tanh, gelu, selu.
std::span<const Activation> activations();
/// Throws Error for an unknown id.
const Activation& activation(std::string_view id);

} // namespace deblend
