#include "convolution/weight_sums.h"

#include <ATen/ops/zeros.h>

namespace deblend {

WeightSums::WeightSums(std::int64_t stretches, std::vector<std::int64_t> weightShape, std::int64_t outputs)
    : m_biases(torch::zeros({stretches, outputs}, torch::kFloat32)) {
  weightShape.insert(weightShape.begin(), stretches);
  m_weights = torch::zeros(weightShape, torch::kFloat32);
}

} // namespace deblend
