#include "dense_layers.h"

#include "sampling/random.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/sum.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/tanh_backward.h>

#include <cmath>
#include <string>

namespace deblend {

DenseLayers::DenseLayers(std::int64_t inputs, std::int64_t width, std::int64_t depth, std::int64_t outputs,
                         std::uint64_t seed) {
  const torch::NoGradGuard noGradients;
  torch::Generator generator = makeGenerator(seed);
  for (std::int64_t i = 0; i <= depth; ++i) {
    const bool isOutput = i == depth;
    const std::int64_t from = i == 0 ? inputs : width, to = isOutput ? outputs : width;
    const std::string name = isOutput ? "output" : "linear" + std::to_string(i + 1);
    torch::nn::Linear layer = register_module(name, torch::nn::Linear(from, to));
    const double gain = isOutput ? 1 : 5.0 / 3;
    layer->weight.normal_(0, gain * std::sqrt(2.0 / static_cast<double>(from + to)), generator);
    layer->bias.uniform_(isOutput ? 0 : -1, isOutput ? 0 : 1, generator);
    m_layers.push_back(layer);
  }
}

void DenseLayers::prepareWorkspace(const torch::Tensor& x) {
  if (!m_results.empty() && m_results[0].size(0) == x.size(0) &&
      m_results[0].scalar_type() == x.scalar_type())
    return;
  m_results.clear();
  m_gradients.clear();
  for (const torch::nn::Linear& layer : m_layers) {
    m_results.push_back(at::empty({x.size(0), layer->options.out_features()}, x.options()));
    m_gradients.push_back(at::empty_like(m_results.back()));
  }
}

const torch::Tensor& DenseLayers::forward(const torch::Tensor& x) {
  const torch::NoGradGuard noGradients;
  prepareWorkspace(x);
  m_input = x;
  for (std::size_t i = 0; i < m_layers.size(); ++i) {
    at::addmm_out(m_results[i], m_layers[i]->bias, i == 0 ? x : m_results[i - 1], m_layers[i]->weight.t());
    if (i + 1 < m_layers.size())
      at::tanh_out(m_results[i], m_results[i]);
  }
  return m_results.back();
}

void DenseLayers::accumulateGradients(const torch::Tensor& sumsGradient) {
  const torch::NoGradGuard noGradients;
  for (std::size_t i = m_layers.size(); i-- > 0;) {
    const torch::Tensor& gradient = i + 1 == m_layers.size() ? sumsGradient : m_gradients[i];
    m_layers[i]->weight.mutable_grad().addmm_(gradient.t(), i == 0 ? m_input : m_results[i - 1]);
    m_layers[i]->bias.mutable_grad().add_(gradient.sum(0));
    if (i > 0) {
      at::mm_out(m_gradients[i - 1], gradient, m_layers[i]->weight);
      at::tanh_backward_out(m_gradients[i - 1], m_gradients[i - 1], m_results[i - 1]);
    }
  }
}

} // namespace deblend
