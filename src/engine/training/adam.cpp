#include "training/adam.h"

#include <ATen/ops/_fused_adam.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>

namespace deblend {

Adam::Adam(const torch::Tensor& values)
    : m_firstMoment(at::zeros_like(values)), m_secondMoment(at::zeros_like(values)),
      m_stepCount(at::zeros({}, values.options())) {}

void Adam::step(const torch::Tensor& values, const torch::Tensor& gradients, double learningRate) {
  m_stepCount.add_(1);
  at::_fused_adam_({values}, {gradients}, {m_firstMoment}, {m_secondMoment}, /*max_exp_avg_sqs=*/{},
                   {m_stepCount}, learningRate, /*beta1=*/0.9, /*beta2=*/0.999, /*weight_decay=*/0,
                   /*eps=*/1e-8, /*amsgrad=*/false,
                   /*maximize=*/false);
}

TensorMap Adam::state() const {
  return {{"adam.first_moment", m_firstMoment},
          {"adam.second_moment", m_secondMoment},
          {"adam.step_count", m_stepCount}};
}

void Adam::restore(const TensorMap& state) {
  requireSameLayout(this->state(), state, "optimizer's moments");
  for (const auto& [name, tensor] : this->state())
    tensor.copy_(state.at(name));
}

} // namespace deblend
