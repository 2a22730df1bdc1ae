#pragma once

#include "options/option_values.h"

#include <torch/types.h>

namespace deblend {

/// Draws the α of each batch as the options time_distribution, stratified and cutoff say.
class TimeSource {
public:
  /// Numbers come from a generator of the device, by its seed.
  TimeSource(const OptionValues& trainingOptions, std::uint64_t seed, const torch::Device& device);

  /// Writes them to `alpha` [B], float32, on the device. Stratified: one from each of B parts of equal
  /// probability, in rising order.
  void drawInto(torch::Tensor& alpha);

  torch::Tensor randomState() const;
  void restoreRandomState(const torch::Tensor& state);

private:
  OptionValues m_options;
  double m_cutoff;
  bool m_isStratified;
  void (*m_toQuantiles)(torch::Tensor& alpha, const OptionValues& options); ///< null: uniform
  torch::Generator m_generator;
};

} // namespace deblend
