#pragma once

#include <torch/types.h>

#include <cstdint>
#include <string_view>

namespace deblend {

/// How α enters the network: as it is (the tutorial's way), or as sines and cosines of rising frequency
/// beside it.
class TimeEmbedding {
public:
  /// `id` is "raw" or "sinusoidal"; `frequencies` counts the sine and cosine pairs of the latter.
  TimeEmbedding(std::string_view id, std::int64_t frequencies);

  std::int64_t width() const { return 1 + 2 * m_frequencies; }
  /// Writes the embedding of alpha [N] into out [N, width()]: α, then sin(2ᵏπα) and cos(2ᵏπα) for k = 0, 1, …
  void write(torch::Tensor out, const torch::Tensor& alpha) const;

private:
  std::int64_t m_frequencies;
};

} // namespace deblend
