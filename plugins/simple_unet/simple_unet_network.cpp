#include "simple_unet_network.h"

#include <ATen/ops/dot.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/sub.h>

#include <map>

namespace deblend {

SimpleUnetNetwork::SimpleUnetNetwork(const SampleShape& shape, std::int64_t width) : m_shape(shape) {
  const ConvolutionForm same{width, width, 3, 1, false};
  const ConvolutionForm half{width, width, 3, 2, false};
  const ConvolutionForm twice{width, width, 3, 2, true};
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
  m_output = std::make_shared<UnetLayer>(ConvolutionForm{width, shape[0], 1, 1, false}, /*hasRelu=*/false);
  register_module("conv_output", m_output);
}

void SimpleUnetNetwork::addStage(const char* name, const ConvolutionForm& form,
                                 std::optional<std::size_t> skip) {
  m_stages.push_back({std::make_shared<UnetLayer>(form, /*hasRelu=*/true), skip});
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

torch::Tensor SimpleUnetNetwork::skipOf(const Stage& stage, const std::vector<torch::Tensor>& values) {
  return stage.skip ? values[*stage.skip] : torch::Tensor();
}

torch::Tensor SimpleUnetNetwork::forward(const NetworkInput& input) {
  takeWeights();
  torch::Tensor value = joined(input);
  std::vector<torch::Tensor> values;
  for (const Stage& stage : m_stages) {
    value = stage.layer->forward(value, skipOf(stage, values)).value;
    values.push_back(value);
  }
  return m_output->forward(value, {}).value.to(torch::kFloat32, /*non_blocking=*/false, /*copy=*/false,
                                               torch::MemoryFormat::Contiguous);
}

torch::Tensor SimpleUnetNetwork::accumulateGradients(const NetworkInput& batch, const torch::Tensor& target) {
  const torch::NoGradGuard noGradients;
  takeWeights();
  const torch::Tensor input = joined(batch);
  std::vector<torch::Tensor> activated, values;
  for (const Stage& stage : m_stages) {
    const CpuConvolution::Output output =
        stage.layer->forward(values.empty() ? input : values.back(), skipOf(stage, values));
    activated.push_back(output.activated);
    values.push_back(output.value);
  }
  const torch::Tensor velocity = m_output->forward(values.back(), {}).value;
  torch::Tensor error = torch::empty(target.sizes(), target.options());
  at::sub_out(error, velocity, target);
  m_loss = at::dot(error.view(-1), error.view(-1));
  backward(error.mul_(2).to(computeType()), input, activated, values);
  return m_loss;
}

void SimpleUnetNetwork::backward(const torch::Tensor& ofVelocity, const torch::Tensor& input,
                                 const std::vector<torch::Tensor>& activated,
                                 const std::vector<torch::Tensor>& values) {
  std::map<std::size_t, torch::Tensor> ofSkips; // gradients of values that later stages added
  torch::Tensor gradient =
      m_output->backward({.gradient = ofVelocity, .output = {}, .input = values.back(), .addend = {}});
  for (std::size_t i = m_stages.size(); i-- > 0;) {
    const Stage& stage = m_stages[i];
    if (stage.skip)
      ofSkips[*stage.skip] = gradient;
    gradient = stage.layer->backward({.gradient = gradient,
                                      .output = activated[i],
                                      .input = i > 0 ? values[i - 1] : input,
                                      .wantsInput = i > 0,
                                      .addend = i > 0 ? ofSkips[i - 1] : torch::Tensor()});
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
