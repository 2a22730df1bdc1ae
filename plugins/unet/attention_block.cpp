#include "attention_block.h"

#include "unet_options.h"

#include <ATen/ops/scaled_dot_product_attention.h>

namespace deblend {

AttentionBlockImpl::AttentionBlockImpl(std::int64_t channels, const UnetOptions& options)
    : m_heads(channels / options.headChannels),
      m_norm(register_module("norm", torch::nn::GroupNorm(options.groups, channels))),
      m_queryKeyValue(register_module("query_key_value", torch::nn::Linear(channels, 3 * channels))),
      m_output(register_module("output", torch::nn::Linear(channels, channels))) {}

torch::Tensor AttentionBlockImpl::forward(const torch::Tensor& x) {
  const std::int64_t count = x.size(0);
  const std::int64_t channels = x.size(1);
  const torch::Tensor pixels = m_norm->forward(x).flatten(2).transpose(1, 2); // [N, H·W, C]
  const torch::Tensor all = m_queryKeyValue->forward(pixels)
                                .view({count, -1, 3, m_heads, channels / m_heads})
                                .permute({2, 0, 3, 1, 4});
  const torch::Tensor heads = at::scaled_dot_product_attention(all[0], all[1], all[2]); // [N, heads, H·W, c]
  const torch::Tensor values = m_output->forward(heads.transpose(1, 2).reshape({count, -1, channels}));
  return x + values.transpose(1, 2).reshape(x.sizes());
}

} // namespace deblend
