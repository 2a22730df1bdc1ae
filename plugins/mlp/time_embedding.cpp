#include "time_embedding.h"

#include <cmath>
#include <numbers>

namespace deblend {

TimeEmbedding::TimeEmbedding(std::string_view id, std::int64_t frequencies)
    : m_frequencies(id == "sinusoidal" ? frequencies : 0) {}

void TimeEmbedding::write(torch::Tensor out, const torch::Tensor& alpha) const {
  out.select(1, 0).copy_(alpha);
  for (std::int64_t k = 0; k < m_frequencies; ++k) {
    const torch::Tensor angle = alpha * (std::exp2(static_cast<double>(k)) * std::numbers::pi);
    out.select(1, 1 + 2 * k).copy_(angle.sin());
    out.select(1, 2 + 2 * k).copy_(angle.cos());
  }
}

} // namespace deblend
