#include "unet_levels.h"

#include "convolution/convolve3x3.h"
#include "unet_options.h"

#include <ATen/ops/cat.h>
#include <ATen/ops/upsample_nearest2d.h>

#include <algorithm>
#include <string>

namespace deblend {
namespace {

using torch::nn::Conv2d;
using torch::nn::Conv2dOptions;

bool hasAttention(const UnetOptions& options, std::size_t level) {
  return std::ranges::find(options.attentionAt, options.shape[1] >> level) != options.attentionAt.end();
}

UnetBlock makeBlock(torch::nn::Module& level, const UnetOptions& options, std::size_t index,
                    std::size_t place, std::int64_t inputs) {
  const std::int64_t outputs = options.channels[index];
  const std::string number = std::to_string(place + 1);
  UnetBlock block;
  block.residual = level.register_module("block" + number, ResidualBlock(inputs, outputs, options));
  if (hasAttention(options, index))
    block.attention = level.register_module("attention" + number, AttentionBlock(outputs, options));
  return block;
}

torch::Tensor through(UnetBlock& block, const torch::Tensor& x, UnetContext& context) {
  const torch::Tensor values = block.residual->forward(x, context.embedding, context.random);
  return block.attention.is_empty() ? values : block.attention->forward(values);
}

} // namespace

DownLevelImpl::DownLevelImpl(const UnetOptions& options, std::size_t level, std::int64_t inputs) {
  const std::int64_t channels = options.channels[level];
  for (std::int64_t i = 0; i < options.blocks; ++i)
    m_blocks.push_back(
        makeBlock(*this, options, level, static_cast<std::size_t>(i), i == 0 ? inputs : channels));
  if (level + 1 < options.channels.size())
    m_halving = register_module("halving", Conv2d(Conv2dOptions(channels, channels, 3).stride(2).padding(1)));
}

torch::Tensor DownLevelImpl::forward(torch::Tensor x, UnetContext& context) {
  for (UnetBlock& block : m_blocks)
    context.skips.push_back(x = through(block, x, context));
  if (!m_halving.is_empty())
    context.skips.push_back(x = m_halving->forward(x));
  return x;
}

UpLevelImpl::UpLevelImpl(const UnetOptions& options, std::size_t level, std::int64_t inputs,
                         const std::vector<std::int64_t>& skips) {
  const std::int64_t channels = options.channels[level];
  for (std::size_t i = 0; i < skips.size(); ++i)
    m_blocks.push_back(makeBlock(*this, options, level, i, (i == 0 ? inputs : channels) + skips[i]));
  if (level > 0)
    m_doubling = register_module("doubling", Conv2d(Conv2dOptions(channels, channels, 3).padding(1)));
}

torch::Tensor UpLevelImpl::forward(torch::Tensor x, UnetContext& context) {
  for (UnetBlock& block : m_blocks) {
    x = through(block, torch::cat({x, context.skips.back()}, 1), context);
    context.skips.pop_back();
  }
  if (m_doubling.is_empty())
    return x;
  return convolve3x3(at::upsample_nearest2d(x, at::IntArrayRef({2 * x.size(2), 2 * x.size(3)})),
                     m_doubling->weight, m_doubling->bias);
}

} // namespace deblend
