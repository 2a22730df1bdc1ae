#include "alpha_embedding.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/silu.h>

#include <algorithm>
#include <cmath>

namespace deblend {

AlphaEmbeddingImpl::AlphaEmbeddingImpl(std::int64_t channels, std::int64_t width, double scale)
    : m_channels(channels), m_scale(scale),
      m_first(register_module("first", torch::nn::Linear(channels, width))),
      m_second(register_module("second", torch::nn::Linear(width, width))) {}

torch::Tensor AlphaEmbeddingImpl::forward(const torch::Tensor& alpha) {
  const std::int64_t half = m_channels / 2;
  const torch::Tensor exponents =
      torch::arange(half, alpha.options()) / std::max<double>(1, static_cast<double>(half));
  const torch::Tensor angles = (alpha * m_scale).unsqueeze(1) * torch::exp(-std::log(10'000.0) * exponents);
  const torch::Tensor waves = torch::cat({angles.cos(), angles.sin()}, 1);
  const torch::Tensor even = at::constant_pad_nd(waves, {0, m_channels - 2 * half});
  return m_second->forward(torch::silu(m_first->forward(even)));
}

} // namespace deblend
