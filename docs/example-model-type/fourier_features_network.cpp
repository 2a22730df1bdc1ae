#include "fourier_features_network.h"

#include <cmath>
#include <numbers>
#include <string>

FourierFeaturesNetwork::FourierFeaturesNetwork(std::int64_t sampleSize, std::int64_t octaves,
                                               std::int64_t width, std::int64_t depth)
    : m_octaves(octaves) {
  std::int64_t inputs = 1 + sampleSize * (1 + 2 * octaves);
  for (std::int64_t i = 0; i <= depth; ++i) {
    const std::int64_t outputs = i == depth ? sampleSize : width;
    m_layers.push_back(register_module("linear" + std::to_string(i + 1), torch::nn::Linear(inputs, outputs)));
    inputs = outputs;
  }
}

torch::Tensor FourierFeaturesNetwork::features(const torch::Tensor& elements,
                                               const torch::Tensor& alpha) const {
  std::vector<torch::Tensor> columns = {alpha.unsqueeze(1), elements};
  for (std::int64_t octave = 0; octave < m_octaves; ++octave) {
    const torch::Tensor angle = elements * (std::exp2(static_cast<double>(octave)) * std::numbers::pi);
    columns.push_back(angle.sin());
    columns.push_back(angle.cos());
  }
  return torch::cat(columns, 1);
}

torch::Tensor FourierFeaturesNetwork::forward(const deblend::NetworkInput& input) {
  torch::Tensor values = features(input.x.reshape({input.x.size(0), -1}), input.alpha);
  for (std::size_t i = 0; i + 1 < m_layers.size(); ++i)
    values = torch::silu(m_layers[i]->forward(values));
  return m_layers.back()->forward(values).view_as(input.x);
}
