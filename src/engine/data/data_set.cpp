#include "data/data_set.h"

namespace deblend {

void DataSet::drawInto(torch::Tensor& batch, torch::Generator& generator) const {
  batch.copy_(draw(batch.size(0), generator));
}

torch::Tensor DataSet::pool(torch::Generator&) const {
  return {};
}

torch::Tensor DataSet::prepared(const torch::Tensor& pooled, torch::Generator&) const {
  return pooled;
}

torch::Tensor DataSet::inOwnUnits(const torch::Tensor& pooled) const {
  const auto [scale, offset] = valueRange();
  return (pooled - offset) / scale;
}

DensityGrid DataSet::knownDensity(int) const {
  return {};
}

std::optional<torch::Tensor> DataSet::logDensity(const torch::Tensor&) const {
  return std::nullopt;
}

} // namespace deblend
