#include "simple_unet_network.h"

#include <ATen/ops/dot.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/sub.h>

#include <map>

namespace deblend {

SimpleUnetNetwork::SimpleUnetNetwork(const SampleShape& shape, std::int64_t width) : m_shape(shape) {
  const UnetLayerOptions same{width, width, 3, 1, false};
  const UnetLayerOptions half{width, width, 3, 2, false};
  const UnetLayerOptions twice{width, width, 3, 2, true};
  addStage("block1_conv1", {shape[0] + 1, width, 3, 1, false}); // stage 0
  addStage("block1_conv2", half);
  addStage("block2_conv1", same);
  addStage("block2_conv2", half);
  addStage("block3_conv1", same); // stage 4
  addStage("block3_conv2", same);
  addStage("block3_conv3", same, 4);
  addStage("block3_conv4", half);
  addStage("block3_up1", twice, 6); // stage 8
  addStage("block3_up2", same, 3);
  addStage("block2_up1", twice, 1);
  addStage("block2_up2", same);
  addStage("block1_up1", twice, 0); // stage 12
  addStage("block1_up2", same);
  m_output = std::make_shared<UnetLayer>(UnetLayerOptions{width, shape[0], 1, 1, false, false});
  register_module("conv_output", m_output);
}

void SimpleUnetNetwork::addStage(const char* name, const UnetLayerOptions& options, int skip) {
  m_stages.push_back({std::make_shared<UnetLayer>(options), skip});
  register_module(name, m_stages.back().layer);
}

torch::ScalarType SimpleUnetNetwork::computeType() const {
  return precision() == Precision::BFloat16 ? torch::kBFloat16 : torch::kFloat32;
}

void SimpleUnetNetwork::takeWeights() {
  for (const Stage& stage : m_stages)
    stage.layer->useWeightsAs(computeType());
  m_output->useWeightsAs(computeType());
}

torch::Tensor SimpleUnetNetwork::joined(const NetworkInput& input) const {
  const std::int64_t channels = m_shape[0];
  torch::Tensor all = torch::empty({input.x.size(0), channels + 1, m_shape[1], m_shape[2]},
                                   input.x.options().dtype(computeType()), torch::MemoryFormat::ChannelsLast);
  all.narrow(1, 0, channels).copy_(input.x);
  all.select(1, channels).copy_(input.alpha.view({-1, 1, 1}).expand({-1, m_shape[1], m_shape[2]}));
  return all;
}

torch::Tensor SimpleUnetNetwork::forward(const NetworkInput& input) {
  takeWeights();
  torch::Tensor value = joined(input);
  std::vector<torch::Tensor> values;
  for (const Stage& stage : m_stages) {
    value = stage.layer->forward(value);
    if (stage.skip >= 0)
      value = value + values[static_cast<std::size_t>(stage.skip)];
    values.push_back(value);
  }
  return m_output->forward(value).to(torch::kFloat32, /*non_blocking=*/false, /*copy=*/false,
                                     torch::MemoryFormat::Contiguous);
}

torch::Tensor SimpleUnetNetwork::accumulateGradients(const NetworkInput& batch, const torch::Tensor& target) {
  const torch::NoGradGuard noGradients;
  takeWeights();
  const torch::Tensor input = joined(batch);
  std::vector<StageResult> results;
  for (const Stage& stage : m_stages) {
    const torch::Tensor& before = results.empty() ? input : results.back().value;
    const torch::Tensor activated = stage.layer->forward(before);
    const bool hasSkip = stage.skip >= 0;
    results.push_back(
        {activated, hasSkip ? activated + results[static_cast<std::size_t>(stage.skip)].value : activated});
  }
  const torch::Tensor velocity = m_output->forward(results.back().value);
  torch::Tensor error = torch::empty(target.sizes(), target.options());
  at::sub_out(error, velocity, target);
  m_loss = at::dot(error.view(-1), error.view(-1));
  backward(error.mul_(2).to(computeType()), input, results);
  return m_loss;
}

void SimpleUnetNetwork::backward(torch::Tensor gradient, const torch::Tensor& input,
                                 const std::vector<StageResult>& results) {
  std::map<int, torch::Tensor> ofSkips; // gradients of values that later stages added
  gradient = m_output->backward(gradient, {}, results.back().value, true);
  for (int i = static_cast<int>(m_stages.size()) - 1; i >= 0; --i) {
    const Stage& stage = m_stages[static_cast<std::size_t>(i)];
    const StageResult& result = results[static_cast<std::size_t>(i)];
    if (const auto skip = ofSkips.find(i); skip != ofSkips.end())
      gradient.add_(skip->second);
    if (stage.skip >= 0)
      ofSkips[stage.skip] = gradient;
    const torch::Tensor& before = i == 0 ? input : results[static_cast<std::size_t>(i - 1)].value;
    gradient = stage.layer->backward(gradient, result.activated, before, i > 0);
  }
}

double SimpleUnetNetwork::forwardCost() const {
  const std::int64_t pixels = m_shape[1] * m_shape[2];
  std::int64_t now = pixels;
  double cost = m_output->cost(pixels);
  for (const Stage& stage : m_stages) {
    cost += stage.layer->cost(now);
    now = stage.layer->outputPixels(now);
  }
  return cost;
}

} // namespace deblend
