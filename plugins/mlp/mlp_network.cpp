#include "mlp_network.h"

#include <ATen/ops/addmm.h>
#include <ATen/ops/dot.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/sub.h>
#include <ATen/ops/sum.h>

#include <string>

namespace deblend {

MlpNetwork::MlpNetwork(const MlpNetworkOptions& options)
    : m_options(options), m_activation(activation(options.activation)),
      m_timeEmbedding(options.timeEmbedding, options.frequencies) {
  std::int64_t width = options.sampleSize + m_timeEmbedding.width();
  for (std::int64_t i = 0; i <= options.depth; ++i) {
    const bool isOutput = i == options.depth;
    const std::int64_t outputs = isOutput ? options.sampleSize : options.width;
    const std::string name = isOutput ? "output" : "linear" + std::to_string(i + 1);
    m_layers.push_back(register_module(name, torch::nn::Linear(width, outputs)));
    width = outputs;
  }
}

void MlpNetwork::writeInput(torch::Tensor& input, const torch::Tensor& x, const torch::Tensor& alpha) const {
  input.narrow(1, 0, m_options.sampleSize).copy_(x.reshape({x.size(0), -1}));
  m_timeEmbedding.write(input.narrow(1, m_options.sampleSize, m_timeEmbedding.width()), alpha);
}

torch::Tensor MlpNetwork::forward(const NetworkInput& input) {
  const torch::Tensor& x = input.x;
  torch::Tensor values =
      torch::empty({x.size(0), m_options.sampleSize + m_timeEmbedding.width()}, x.options());
  writeInput(values, x, input.alpha);
  for (std::size_t i = 0; i < m_layers.size(); ++i) {
    values = m_layers[i]->forward(values);
    if (i + 1 == m_layers.size())
      break;
    if (at::GradMode::is_enabled())
      values = m_activation.differentiable(values);
    else
      m_activation.forward(values, values);
  }
  return values.view_as(x);
}

void MlpNetwork::prepareWorkspace(const torch::Tensor& x) {
  if (m_input.defined() && m_input.size(0) == x.size(0) && m_input.device() == x.device())
    return;
  const auto batch = [&](std::int64_t width) { return torch::empty({x.size(0), width}, x.options()); };
  m_input = batch(m_options.sampleSize + m_timeEmbedding.width());
  m_sums.clear();
  m_results.clear();
  m_gradients.clear();
  for (const torch::nn::Linear& layer : m_layers) {
    m_sums.push_back(batch(layer->options.out_features()));
    m_results.push_back(m_activation.derivativeFromResult ? m_sums.back()
                                                          : batch(layer->options.out_features()));
    m_gradients.push_back(batch(layer->options.out_features()));
  }
  m_loss = torch::empty({}, x.options());
}

torch::Tensor MlpNetwork::accumulateGradients(const NetworkInput& batch, const torch::Tensor& target) {
  const torch::NoGradGuard noGradients;
  prepareWorkspace(batch.x);
  writeInput(m_input, batch.x, batch.alpha);
  const std::size_t last = m_layers.size() - 1;

  for (std::size_t i = 0; i <= last; ++i) {
    const torch::Tensor& input = i == 0 ? m_input : m_results[i - 1];
    at::addmm_out(m_sums[i], m_layers[i]->bias, input, m_layers[i]->weight.t());
    if (i < last)
      m_activation.forward(m_results[i], m_sums[i]);
  }

  torch::Tensor& error = m_gradients[last];
  at::sub_out(error, m_sums[last], target.view_as(error));
  const torch::Tensor flat = error.view({-1});
  at::dot_out(m_loss, flat, flat);
  error.mul_(2);

  for (std::size_t i = last + 1; i-- > 0;) {
    const torch::Tensor& input = i == 0 ? m_input : m_results[i - 1];
    torch::Tensor& weightGradient = m_layers[i]->weight.mutable_grad();
    torch::Tensor& biasGradient = m_layers[i]->bias.mutable_grad();
    weightGradient.addmm_(m_gradients[i].t(), input);
    biasGradient.add_(m_gradients[i].sum(0));
    if (i > 0) {
      at::mm_out(m_gradients[i - 1], m_gradients[i], m_layers[i]->weight);
      m_activation.backward(m_gradients[i - 1], m_gradients[i - 1], m_sums[i - 1], m_results[i - 1]);
    }
  }
  return m_loss;
}

} // namespace deblend
