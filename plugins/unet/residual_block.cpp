#include "residual_block.h"

#include "convolution/convolve3x3.h"
#include "unet_options.h"

#include <ATen/ops/empty_like.h>
#include <ATen/ops/silu.h>

namespace deblend {
namespace {

using torch::nn::Conv2d;
using torch::nn::Conv2dOptions;
using torch::nn::GroupNorm;

torch::Tensor withDropout(const torch::Tensor& values, double share,
                          std::optional<torch::Generator>& random) {
  if (!random || share == 0)
    return values;
  const torch::Tensor kept = torch::empty_like(values).bernoulli_(1 - share, *random);
  return values * kept.div_(1 - share);
}

} // namespace

ResidualBlockImpl::ResidualBlockImpl(std::int64_t inputs, std::int64_t outputs, const UnetOptions& options)
    : m_dropout(options.dropout), m_norm1(register_module("norm1", GroupNorm(options.groups, inputs))),
      m_convolution1(register_module("convolution1", Conv2d(Conv2dOptions(inputs, outputs, 3).padding(1)))),
      m_embedding(register_module("embedding", torch::nn::Linear(options.embeddingWidth(), outputs))),
      m_norm2(register_module("norm2", GroupNorm(options.groups, outputs))),
      m_convolution2(register_module("convolution2", Conv2d(Conv2dOptions(outputs, outputs, 3).padding(1)))) {
  if (inputs != outputs)
    m_shortcut = register_module("shortcut", Conv2d(Conv2dOptions(inputs, outputs, 1)));
}

torch::Tensor ResidualBlockImpl::forward(const torch::Tensor& x, const torch::Tensor& embedding,
                                         std::optional<torch::Generator>& random) {
  torch::Tensor values =
      convolve3x3(torch::silu(m_norm1->forward(x)), m_convolution1->weight, m_convolution1->bias);
  values = values + m_embedding->forward(torch::silu(embedding)).unsqueeze(-1).unsqueeze(-1);
  values = withDropout(torch::silu(m_norm2->forward(values)), m_dropout, random);
  return convolve3x3(values, m_convolution2->weight, m_convolution2->bias) +
         (m_shortcut.is_empty() ? x : m_shortcut->forward(x));
}

} // namespace deblend
