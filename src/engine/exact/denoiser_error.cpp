#include "exact/denoiser_error.h"

#include "core/error.h"
#include "data/data_set.h"
#include "exact/ideal_denoiser.h"
#include "sampling/random.h"

#include <fmt/format.h>

#include <cmath>

namespace deblend {
namespace {

torch::Tensor seen(const torch::Tensor& ownUnits, const ValueRange& range) {
  return ownUnits * range.scale + range.offset;
}

/// The states [K, N, ...] as the network sees them.
torch::Tensor statesOf(const Trajectory& trajectory, const ValueRange& range) {
  std::vector<std::int64_t> shape = {trajectory.stateCount(), trajectory.count};
  shape.insert(shape.end(), trajectory.sampleShape.begin(), trajectory.sampleShape.end());
  return seen(torch::from_blob(const_cast<float*>(trajectory.states.data()), shape, torch::kFloat32), range);
}

} // namespace

double denoiserError(const Trajectory& trajectory, const DataSetSpec& source, const DataSetSpec& target,
                     const DataFolders& folders, const std::function<bool()>& keepGoing) {
  if (source.kind != "gaussian")
    throw Error(
        fmt::format("The ideal denoiser is known for a source of Gaussian noise alone, and this one is '{}'.",
                    toText(source)));
  const std::shared_ptr<const DataSet> data = openDataSet(target, folders);
  if (!data->storedCount())
    throw Error(fmt::format("The ideal denoiser is that of stored samples, and the target '{}' has none.",
                            toText(target)));
  const torch::InferenceMode inference;
  torch::Generator generator = makeGenerator(0);
  const torch::Tensor pool = data->pool(generator);
  const ValueRange range = data->valueRange();
  const IdealDenoiser ideal(
      pool.size(0),
      [&](std::int64_t first, std::int64_t count) {
        return seen(data->inOwnUnits(pool.narrow(0, first, count)), range);
      },
      source.options.real("mean"), source.options.real("deviation"));
  const torch::Tensor states = statesOf(trajectory, range);
  double error = 0, size = 0;
  for (std::int64_t k = 0; k + 1 < trajectory.stateCount(); ++k) {
    const double alpha = trajectory.alphas[static_cast<std::size_t>(k)];
    const double step = trajectory.alphas[static_cast<std::size_t>(k) + 1] - alpha;
    const torch::Tensor implied = states[k] + (states[k + 1] - states[k]) * ((1 - alpha) / step);
    const torch::Tensor best = ideal.denoise(states[k], alpha, keepGoing);
    error += (implied - best).square().sum().item<double>();
    size += best.square().sum().item<double>();
  }
  return std::sqrt(error / size);
}

} // namespace deblend
