#include "unet_network.h"

#include "mixed_precision.h"

#include <ATen/ops/full.h>
#include <ATen/ops/silu.h>

#include <string>

namespace deblend {

using torch::nn::Conv2d;
using torch::nn::Conv2dOptions;

UnetNetwork::UnetNetwork(const UnetOptions& options) : m_options(options) {
  const std::int64_t full = options.channels.front();
  const std::int64_t smallest = options.channels.back();
  m_alphaEmbedding =
      register_module("alpha_embedding", AlphaEmbedding(full, options.embeddingWidth(), options.alphaScale));
  if (options.classCount > 0)
    m_classEmbedding = register_module(
        "class_embedding", torch::nn::Embedding(options.classCount + 1, options.embeddingWidth()));
  m_input = register_module("input", Conv2d(Conv2dOptions(options.shape[0], full, 3).padding(1)));
  m_middle1 = register_module("middle1", ResidualBlock(smallest, smallest, options));
  m_middleAttention = register_module("middle_attention", AttentionBlock(smallest, options));
  m_middle2 = register_module("middle2", ResidualBlock(smallest, smallest, options));
  addLevels();
  m_outputNorm = register_module("output_norm", torch::nn::GroupNorm(options.groups, full));
  m_output = register_module("output", Conv2d(Conv2dOptions(full, options.shape[0], 3).padding(1)));
}

void UnetNetwork::addLevels() {
  const std::size_t count = m_options.channels.size();
  std::vector<std::int64_t> skips = {m_options.channels.front()};
  std::int64_t channels = m_options.channels.front();
  for (std::size_t level = 0; level < count; ++level) {
    m_down.push_back(
        register_module("down" + std::to_string(level + 1), DownLevel(m_options, level, channels)));
    channels = m_options.channels[level];
    const std::int64_t left = m_options.blocks + (level + 1 < count ? 1 : 0);
    skips.insert(skips.end(), static_cast<std::size_t>(left), channels);
  }
  for (std::size_t level = count; level-- > 0;) {
    const auto taken = static_cast<std::ptrdiff_t>(m_options.blocks + 1);
    const std::vector<std::int64_t> own(skips.rbegin(), skips.rbegin() + taken);
    skips.resize(skips.size() - own.size());
    m_up.push_back(
        register_module("up" + std::to_string(level + 1), UpLevel(m_options, level, channels, own)));
    channels = m_options.channels[level];
  }
}

torch::Tensor UnetNetwork::embedding(const NetworkInput& input) {
  const torch::Tensor ofAlpha = m_alphaEmbedding->forward(input.alpha);
  if (m_classEmbedding.is_empty())
    return ofAlpha;
  const torch::Tensor labels = input.labels.defined() ? input.labels
                                                      : torch::full({input.x.size(0)}, m_options.classCount,
                                                                    input.x.options().dtype(torch::kInt64));
  return ofAlpha + m_classEmbedding->forward(labels);
}

torch::Tensor UnetNetwork::forward(const NetworkInput& input) {
  const MixedPrecision casts(precision(), input.x.device());
  return velocity(input).to(torch::kFloat32).contiguous();
}

torch::Tensor UnetNetwork::velocity(const NetworkInput& input) {
  UnetContext context{embedding(input), input.random, {}};
  torch::Tensor x = m_input->forward(input.x.contiguous(torch::MemoryFormat::ChannelsLast));
  context.skips.push_back(x);
  for (DownLevel& level : m_down)
    x = level->forward(x, context);
  x = m_middle1->forward(x, context.embedding, context.random);
  x = m_middle2->forward(m_middleAttention->forward(x), context.embedding, context.random);
  for (UpLevel& level : m_up)
    x = level->forward(x, context);
  return m_output->forward(torch::silu(m_outputNorm->forward(x)));
}

/// As if every weight were applied at every pixel of its level: right for the convolutions, which are nearly
/// all.
double UnetNetwork::forwardCost() const {
  const auto weightsOf = [](const torch::nn::Module& module) {
    double count = 0;
    for (const torch::Tensor& parameter : module.parameters())
      count += static_cast<double>(parameter.numel());
    return count;
  };
  const auto pixels = static_cast<double>(m_options.shape[1] * m_options.shape[2]);
  double cost = 0;
  for (std::size_t level = 0; level < m_down.size(); ++level)
    cost += 2 * pixels / static_cast<double>(std::int64_t{1} << (2 * level)) *
            (weightsOf(*m_down[level]) + weightsOf(*m_up[m_up.size() - 1 - level]));
  return cost;
}

} // namespace deblend
