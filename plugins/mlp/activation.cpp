#include "activation.h"

#include "core/error.h"

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

const std::array<Activation, 4> table = {{
    {"relu", "ReLU", [](Tensor& out, const Tensor& in) { at::relu_out(out, in); },
     [](Tensor& out, const Tensor& gradient, const Tensor&, const Tensor& result) {
       at::threshold_backward_out(out, gradient, result, 0);
     },
     true},
    {"silu", "SiLU", [](Tensor& out, const Tensor& in) { at::silu_out(out, in); },
     [](Tensor& out, const Tensor& gradient, const Tensor& in, const Tensor&) {
       at::silu_backward_out(out, gradient, in);
     },
     false},
    {"tanh", "Tanh", [](Tensor& out, const Tensor& in) { at::tanh_out(out, in); },
     [](Tensor& out, const Tensor& gradient, const Tensor&, const Tensor& result) {
       at::tanh_backward_out(out, gradient, result);
     },
     true},
    {"gelu", "GELU", [](Tensor& out, const Tensor& in) { at::gelu_out(out, in); },
     [](Tensor& out, const Tensor& gradient, const Tensor& in, const Tensor&) {
       at::gelu_backward_out(out, gradient, in);
     },
     false},
}};

} // namespace

std::span<const Activation> activations() {
  return table;
}

const Activation& activation(std::string_view id) {
  for (const Activation& each : table)
    if (each.id == id)
      return each;
  throw Error("There is no activation '" + std::string(id) + "': known are relu, silu, tanh, gelu.");
}

} // namespace deblend
