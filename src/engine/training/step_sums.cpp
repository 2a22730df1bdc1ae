#include "training/step_sums.h"

#include <ATen/ops/tensor.h>
#include <ATen/ops/zeros.h>

#include <cmath>

namespace deblend {
namespace {

torch::Tensor copied(const torch::Tensor& tensor) {
  return tensor.to(torch::kCPU, /*non_blocking=*/false, /*copy=*/true);
}

} // namespace

StepSums::StepSums(bool isJoint, bool isCoupled, const torch::Device& device)
    : m_loss(torch::zeros({}, torch::dtype(torch::kFloat64).device(device))) {
  if (isJoint)
    m_parts = torch::zeros({2}, m_loss.options());
  if (isCoupled)
    m_couplingCosts = torch::zeros({2}, torch::kFloat64);
}

void StepSums::add(const std::vector<torch::Tensor>& losses, const CouplingMeasure& coupling) {
  for (std::size_t i = 0; i < losses.size(); ++i) {
    m_loss.add_(losses[i]);
    if (m_parts.defined())
      m_parts[static_cast<std::int64_t>(i)].add_(losses[i]);
  }
  if (m_couplingCosts.defined())
    m_couplingCosts.add_(torch::tensor({coupling.cost, coupling.independentCost}, torch::kFloat64));
  m_couplingSeconds += coupling.seconds;
  ++m_steps;
}

void StepSums::addSeconds(double seconds) {
  ++m_timedSteps;
  m_stepSeconds += seconds;
}

LossReport StepSums::take() {
  LossReport report{0, m_steps, 0};
  if (m_steps > 0) {
    const auto steps = static_cast<double>(m_steps);
    report.loss = m_loss.item<double>() / steps;
    if (m_parts.defined()) {
      const torch::Tensor means = m_parts.cpu() / steps;
      report.values = {{"velocity_loss", means[0].item<double>()},
                       {"denoiser_loss", means[1].item<double>()}};
      m_parts.zero_();
    }
    addCouplingValues(report);
  }
  m_loss.zero_();
  if (m_couplingCosts.defined())
    m_couplingCosts.zero_();
  m_steps = m_timedSteps = 0;
  m_couplingSeconds = m_stepSeconds = 0;
  return report;
}

void StepSums::addCouplingValues(LossReport& report) const {
  if (!m_couplingCosts.defined())
    return;
  const auto steps = static_cast<double>(m_steps);
  const double timed = std::max<double>(static_cast<double>(m_timedSteps), 1);
  report.values.insert(report.values.end(), {{"coupling_cost", m_couplingCosts[0].item<double>() / steps},
                                             {"independent_cost", m_couplingCosts[1].item<double>() / steps},
                                             {"coupling_seconds", m_couplingSeconds / timed},
                                             {"step_seconds", m_stepSeconds / timed}});
}

bool StepSums::isFinite() const {
  return std::isfinite(m_loss.item<double>());
}

TensorMap StepSums::state() const {
  TensorMap map = {{"loss.sum", copied(m_loss)}, {"loss.steps", torch::tensor(m_steps, torch::kInt64)}};
  if (m_parts.defined())
    map["loss.parts"] = copied(m_parts);
  if (m_couplingCosts.defined())
    map["coupling.costs"] = copied(m_couplingCosts);
  return map;
}

void StepSums::restore(const TensorMap& state) {
  m_loss.copy_(state.at("loss.sum"));
  m_steps = state.at("loss.steps").item<std::int64_t>();
  if (m_parts.defined())
    m_parts.copy_(state.at("loss.parts"));
  if (m_couplingCosts.defined())
    m_couplingCosts.copy_(state.at("coupling.costs"));
  m_timedSteps = 0;
  m_couplingSeconds = m_stepSeconds = 0;
}

} // namespace deblend
