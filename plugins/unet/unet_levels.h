#pragma once

#include "attention_block.h"
#include "residual_block.h"

#include <vector>

namespace deblend {

/// A residual block, and attention after it where its level has some.
struct UnetBlock {
  ResidualBlock residual = nullptr;
  AttentionBlock attention = nullptr;
};

/// What blocks see beside their input.
struct UnetContext {
  torch::Tensor embedding;                ///< [N, E], of α and the class
  std::optional<torch::Generator> random; ///< for dropout; none: nothing is dropped
  std::vector<torch::Tensor> skips;       ///< what the way down left for the way up, the next one last
};

/// One level of the way down: its blocks, then, except at the last level, a convolution that halves the size.
/// Leaves a skip after each.
class DownLevelImpl : public torch::nn::Module {
public:
  DownLevelImpl(const UnetOptions& options, std::size_t level, std::int64_t inputs);
  torch::Tensor forward(torch::Tensor x, UnetContext& context);

private:
  std::vector<UnetBlock> m_blocks;
  torch::nn::Conv2d m_halving = nullptr;
};
TORCH_MODULE(DownLevel);

/// One level of the way up: its blocks, each taking a skip as more channels, then, except at the full size, a
/// doubling of the size and a convolution.
class UpLevelImpl : public torch::nn::Module {
public:
  /// `skips` are the channels of the skips of the blocks, the first block's first.
  UpLevelImpl(const UnetOptions& options, std::size_t level, std::int64_t inputs,
              const std::vector<std::int64_t>& skips);
  torch::Tensor forward(torch::Tensor x, UnetContext& context);

private:
  std::vector<UnetBlock> m_blocks;
  torch::nn::Conv2d m_doubling = nullptr;
};
TORCH_MODULE(UpLevel);

} // namespace deblend
