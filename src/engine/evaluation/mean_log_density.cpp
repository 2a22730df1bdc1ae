#include "evaluation/mean_log_density.h"

#include "data/data_set.h"
#include "data/data_set_kinds.h"

#include <ATen/ops/tensor.h>

#include <cmath>

namespace deblend {

std::optional<double> meanLogDensity(const DataSetSpec& spec, const DataFolders& folders,
                                     std::span<const float> samples) {
  const std::shared_ptr<const DataSet> dataSet = openDataSet(spec, folders);
  SampleShape shape = dataSet->sampleShape();
  const auto values = static_cast<double>(elementCount(shape));
  shape.insert(shape.begin(), -1);
  const auto [scale, offset] = dataSet->valueRange();
  const torch::Tensor own = at::tensor(c10::ArrayRef(samples.data(), samples.size())).view(shape);
  const auto density = dataSet->logDensity(own * scale + offset);
  if (!density)
    return std::nullopt;
  return density->mean().item<double>() / values + std::log(std::abs(scale));
}

} // namespace deblend
