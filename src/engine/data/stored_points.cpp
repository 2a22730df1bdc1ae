#include "data/stored_points.h"

#include <ATen/ops/index_select.h>
#include <ATen/ops/randint.h>

namespace deblend {

StoredPoints::StoredPoints(const torch::Tensor& samples, std::optional<SampleLabels> labels,
                           const ValueRange& range, std::string fingerprint)
    : m_samples(samples.mul(range.scale).add_(range.offset)), m_labels(std::move(labels)), m_range(range),
      m_fingerprint(std::move(fingerprint)) {}

SampleShape StoredPoints::sampleShape() const {
  return m_samples.sizes().slice(1).vec();
}

torch::Tensor StoredPoints::draw(std::int64_t count, torch::Generator& generator) const {
  const torch::Tensor indices = torch::randint(m_samples.size(0), {count}, generator, torch::kInt64);
  return m_samples.index_select(0, indices);
}

torch::Tensor StoredPoints::pool(torch::Generator&) const {
  return m_samples;
}

} // namespace deblend
