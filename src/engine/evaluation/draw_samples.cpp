#include "evaluation/draw_samples.h"

#include "core/error.h"
#include "data/data_set_kinds.h"
#include "evaluation/stored_pool.h"
#include "sampling/random.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/nonzero.h>
#include <ATen/ops/randperm.h>
#include <ATen/ops/tensor.h>
#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

std::vector<float> toVector(const torch::Tensor& tensor) {
  const torch::Tensor flat = tensor.to(torch::kFloat32).contiguous();
  const float* const values = flat.const_data_ptr<float>();
  return {values, values + flat.numel()};
}

/// The stored samples of a class, or all.
torch::Tensor candidates(const DataSet& dataSet, const std::string& name, std::optional<std::int64_t> label) {
  if (!label)
    return torch::arange(*dataSet.storedCount());
  const SampleLabels* labels = dataSet.labels();
  if (labels == nullptr)
    throw Error(fmt::format("Samples of class {} were asked for, but the data set '{}' has no classes.",
                            *label, name));
  const torch::Tensor found = torch::nonzero(labels->values == *label).flatten();
  if (found.numel() == 0)
    throw Error(fmt::format("The data set '{}' has no samples of class {}: its classes are 0 to {}.", name,
                            *label, std::ssize(labels->names) - 1));
  return found;
}

RealSamples halvesOf(const StoredPool& pool, torch::Tensor indices, std::int64_t wanted,
                     torch::Generator& generator) {
  indices = indices.index_select(0, torch::randperm(indices.numel(), generator));
  // A single sample is its own other half.
  const std::int64_t half = std::max<std::int64_t>(indices.numel() / 2, 1);
  RealSamples samples;
  samples.count = std::min(wanted, half);
  samples.reference = toVector(pool.samples(indices.narrow(0, 0, samples.count)));
  samples.other = toVector(pool.samples(indices.narrow(0, indices.numel() - half, samples.count)));
  return samples;
}

} // namespace

RealSamples drawRealSamples(const DataSetSpec& spec, const DataFolders& folders, std::int64_t wanted,
                            std::uint64_t seed, std::optional<std::int64_t> label) {
  const std::shared_ptr<const DataSet> dataSet = openDataSet(spec, folders);
  torch::Generator generator = makeGenerator(deriveSeed(seed, "evaluation"));
  if (dataSet->storedCount())
    return halvesOf(StoredPool(*dataSet), candidates(*dataSet, toText(spec), label), wanted, generator);
  if (label)
    throw Error(fmt::format("Samples of class {} were asked for, but the data set '{}' has no classes.",
                            *label, toText(spec)));
  const auto [scale, offset] = dataSet->valueRange();
  const torch::Tensor samples = (dataSet->draw(2 * wanted, generator) - offset) / scale;
  return {wanted, toVector(samples.narrow(0, 0, wanted)), toVector(samples.narrow(0, wanted, wanted))};
}

std::vector<float> storedSamples(const DataSetSpec& spec, const DataFolders& folders,
                                 const std::vector<std::int64_t>& indices) {
  const std::shared_ptr<const DataSet> dataSet = openDataSet(spec, folders);
  const StoredPool pool(*dataSet);
  for (const std::int64_t index : indices)
    if (index < 0 || index >= pool.count())
      throw Error(fmt::format("The data set '{}' has no sample {}: it stores {}.", toText(spec), index,
                              pool.count()));
  return toVector(pool.samples(torch::tensor(indices)));
}

} // namespace deblend
