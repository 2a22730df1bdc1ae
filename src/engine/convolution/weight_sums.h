#pragma once

#include <torch/types.h>

#include <cstdint>
#include <vector>

namespace deblend {

/// Sums over images that the threads of a backward pass make apart, each its own stretch.
class WeightSums {
public:
  /// Zeros for the weight and the bias of every stretch.
  WeightSums(std::int64_t stretches, std::vector<std::int64_t> weightShape, std::int64_t outputs);

  float* weight(std::int64_t stretch) { return m_weights[stretch].mutable_data_ptr<float>(); }
  float* bias(std::int64_t stretch) { return m_biases[stretch].mutable_data_ptr<float>(); }

  torch::Tensor totalWeight() const { return m_weights.sum(0); }
  torch::Tensor totalBias() const { return m_biases.sum(0); }

private:
  torch::Tensor m_weights; ///< [stretches, …]
  torch::Tensor m_biases;  ///< [stretches, outputs]
};

} // namespace deblend
