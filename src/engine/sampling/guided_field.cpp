#include "sampling/guided_field.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/full_like.h>
#include <ATen/ops/lerp.h>

namespace deblend {

torch::Tensor GuidedField::velocity(const torch::Tensor& x, double alpha) {
  ++m_evaluations;
  return guided(m_field.velocity(inputAt(x, alpha)));
}

VelocityAndScore GuidedField::velocityAndScore(const torch::Tensor& x, double alpha) {
  m_evaluations += std::ssize(m_field.networks());
  const LearnedField::Estimate both = m_field.velocityAndScore(inputAt(x, alpha));
  return {guided(both.velocity), guided(both.score)};
}

/// Twice the batch where both are needed: first without classes, then with.
NetworkInput GuidedField::inputAt(const torch::Tensor& x, double alpha) const {
  const torch::Tensor times = at::full({x.size(0)}, alpha, x.options());
  if (!isMixed())
    return {x, times, m_guidance == 0 ? torch::Tensor() : m_labels, {}};
  const torch::Tensor none = at::full_like(m_labels, m_field.classCount());
  return {at::cat({x, x}), at::cat({times, times}), at::cat({none, m_labels}), {}};
}

torch::Tensor GuidedField::guided(const torch::Tensor& result) const {
  if (!isMixed())
    return result;
  const std::vector<torch::Tensor> halves = result.chunk(2);
  return at::lerp(halves[0], halves[1], m_guidance);
}

} // namespace deblend
