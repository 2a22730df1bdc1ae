#include "activation.h"

#include "core/error.h"

#include <ATen/ops/elu.h>
#include <ATen/ops/elu_backward.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/gelu_backward.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/silu_backward.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/tanh_backward.h>
#include <ATen/ops/threshold_backward.h>

#include <array>
#include <string>

namespace deblend {
namespace {

using torch::Tensor;

/// Klambauer et al. 2017, arXiv:1706.02515.
constexpr double seluAlpha = 1.6732632423543772;
constexpr double seluScale = 1.0507009873554805;

const std::array<Activation, 5> table = {{
    {"relu", "ReLU", [](const Tensor& in) { return at::relu(in); },
     [](Tensor& out, const Tensor& in) { at::relu_out(out, in); },
     [](Tensor& out, const Tensor& gradient, const Tensor&, const Tensor& result) {
       at::threshold_backward_out(out, gradient, result, 0);
     },
     true},
    {"silu", "SiLU", [](const Tensor& in) { return at::silu(in); },
     [](Tensor& out, const Tensor& in) { at::silu_out(out, in); },
     [](Tensor& out, const Tensor& gradient, const Tensor& in, const Tensor&) {
       at::silu_backward_out(out, gradient, in);
     },
     false},
    {"tanh", "Tanh", [](const Tensor& in) { return at::tanh(in); },
     [](Tensor& out, const Tensor& in) { at::tanh_out(out, in); },
     [](Tensor& out, const Tensor& gradient, const Tensor&, const Tensor& result) {
       at::tanh_backward_out(out, gradient, result);
     },
     true},
    {"gelu", "GELU", [](const Tensor& in) { return at::gelu(in); },
     [](Tensor& out, const Tensor& in) { at::gelu_out(out, in); },
     [](Tensor& out, const Tensor& gradient, const Tensor& in, const Tensor&) {
       at::gelu_backward_out(out, gradient, in);
     },
     false},
    {"selu", "SELU", [](const Tensor& in) { return at::elu(in, seluAlpha, seluScale); },
     [](Tensor& out, const Tensor& in) { at::elu_out(out, in, seluAlpha, seluScale); },
     [](Tensor& out, const Tensor& gradient, const Tensor&, const Tensor& result) {
       at::elu_backward_out(out, gradient, seluAlpha, seluScale, 1, /*is_result=*/true, result);
     },
     true},
}};

} // namespace

std::span<const Activation> activations() {
  return table;
}

const Activation& activation(std::string_view id) {
  for (const Activation& each : table)
    if (each.id == id)
      return each;
  throw Error("There is no activation '" + std::string(id) + "': known are relu, silu, tanh, gelu, selu.");
}

} // namespace deblend
