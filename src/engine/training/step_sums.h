#pragma once

#include "storage/tensor_map.h"
#include "training/batch_coupler.h"
#include "training/trainer.h"

#include <torch/types.h>

namespace deblend {

/// What is summed over the steps since the last report: the loss, its parts, what couplings cost.
class StepSums {
public:
  /// `isJoint`: the loss has two parts, of the velocity and of the denoiser.
  StepSums(bool isJoint, bool isCoupled, const torch::Device& device);

  /// A step's losses, scalar tensors of each network, and the mean of its batches' couplings. Does not wait
  /// for the device.
  void add(const std::vector<torch::Tensor>& losses, const CouplingMeasure& coupling);
  /// How long the step took.
  void addSeconds(double seconds);

  /// The means, without the learning rate; the sums begin anew. Waits for the device.
  LossReport take();
  bool isFinite() const;

  /// Copies on the CPU, by name; seconds are not among them.
  TensorMap state() const;
  /// From a map that has state()'s names.
  void restore(const TensorMap& state);

private:
  void addCouplingValues(LossReport& report) const;

  torch::Tensor m_loss;          ///< float64 scalar
  torch::Tensor m_parts;         ///< float64 [2]: velocity and denoiser; undefined unless joint
  torch::Tensor m_couplingCosts; ///< float64 [2] on the CPU: coupled, independent; undefined unless coupled
  std::int64_t m_steps = 0;
  std::int64_t m_timedSteps = 0;
  double m_couplingSeconds = 0;
  double m_stepSeconds = 0;
};

} // namespace deblend
