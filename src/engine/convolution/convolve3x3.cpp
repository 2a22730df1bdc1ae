#include "convolution/convolve3x3.h"

#include "convolution/winograd_convolution.h"

#include <ATen/autocast_mode.h>
#include <ATen/ops/conv2d.h>
#include <torch/csrc/autograd/custom_function.h>

namespace deblend {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

struct Winograd : torch::autograd::Function<Winograd> {
  static torch::Tensor forward(AutogradContext* context, const torch::Tensor& input,
                               const torch::Tensor& weight, const torch::Tensor& bias) {
    context->save_for_backward({input, weight, bias});
    return convolution(weight, bias).forward(input, /*clipsNegative=*/false, /*skip=*/{}).value;
  }

  static variable_list backward(AutogradContext* context, const variable_list& gradients) {
    const variable_list saved = context->get_saved_variables();
    const WinogradConvolution::Gradients result = convolution(saved[1], saved[2])
                                                      .backward({.gradient = gradients.front(),
                                                                 .output = {},
                                                                 .input = saved[0],
                                                                 .wantsInput = context->needs_input_grad(0),
                                                                 .addend = {}});
    return {result.input, result.weight, result.bias};
  }

  static WinogradConvolution convolution(const torch::Tensor& weight, const torch::Tensor& bias) {
    WinogradConvolution made;
    made.setWeight(weight, bias);
    return made;
  }
};

bool suitsWinograd(const torch::Tensor& input, const torch::Tensor& weight) {
  return input.is_cpu() && input.scalar_type() == torch::kFloat32 &&
         weight.scalar_type() == torch::kFloat32 && !at::autocast::is_autocast_enabled(at::kCPU) &&
         WinogradConvolution::suits({.inputs = weight.size(1), .outputs = weight.size(0)});
}

} // namespace

torch::Tensor convolve3x3(const torch::Tensor& input, const torch::Tensor& weight,
                          const torch::Tensor& bias) {
  return suitsWinograd(input, weight) ? Winograd::apply(input, weight, bias)
                                      : at::conv2d(input, weight, bias, /*stride=*/at::IntArrayRef({1, 1}),
                                                   /*padding=*/at::IntArrayRef({1, 1}));
}

} // namespace deblend
