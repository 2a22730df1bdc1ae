#include "evaluation/nearest.h"

#include "core/error.h"
#include "data/data_set_kinds.h"
#include "evaluation/stored_pool.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/gather.h>
#include <ATen/ops/topk.h>
#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

constexpr std::int64_t blockElements = 4 << 20; ///< of stored values that are compared at once

template <typename Number>
std::vector<Number> toVector(const torch::Tensor& tensor) {
  const torch::Tensor flat = tensor.contiguous();
  const Number* const values = flat.const_data_ptr<Number>();
  return {values, values + flat.numel()};
}

/// The best so far of a search that takes one block after the other.
struct Candidates {
  torch::Tensor scores;  ///< [N, k], squared distances up to rounding and a constant a row
  torch::Tensor indices; ///< [N, k]

  void add(const torch::Tensor& blockScores, std::int64_t first, std::int64_t most) {
    const torch::Tensor block = torch::arange(first, first + blockScores.size(1)).expand_as(blockScores);
    const torch::Tensor all = scores.defined() ? torch::cat({scores, blockScores}, 1) : blockScores;
    const torch::Tensor places = indices.defined() ? torch::cat({indices, block}, 1) : block;
    const std::int64_t kept = std::min(most, all.size(1));
    const auto [best, chosen] = all.topk(kept, 1, /*largest=*/false);
    scores = best;
    indices = places.gather(1, chosen);
  }
};

/// |s|² − 2 x·s: the squared distance but for |x|², which is the same for all stored samples s.
Candidates search(const StoredPool& pool, const torch::Tensor& samples, std::int64_t most,
                  const std::function<bool()>& keepGoing) {
  const std::int64_t elements = samples.size(1);
  const std::int64_t block = std::max<std::int64_t>(blockElements / elements, 1);
  Candidates candidates;
  for (std::int64_t first = 0; first < pool.count(); first += block) {
    if (keepGoing && !keepGoing())
      throw Error("cancelled");
    const std::int64_t count = std::min(block, pool.count() - first);
    const torch::Tensor stored = pool.samples(first, count).view({count, elements});
    candidates.add((stored * stored).sum(1) - 2 * samples.mm(stored.t()), first, most);
  }
  return candidates;
}

/// Distances without the cancellation of the search, and the nearest of the candidates in their order.
void rank(const StoredPool& pool, const torch::Tensor& samples, const Candidates& candidates,
          NearestSamples& nearest) {
  const std::int64_t elements = samples.size(1);
  for (std::int64_t i = 0; i < samples.size(0); ++i) {
    const torch::Tensor stored = pool.samples(candidates.indices[i]).view({-1, elements});
    const torch::Tensor distances = (stored - samples[i]).to(torch::kFloat64).norm(2, {1});
    const auto [sorted, order] = distances.topk(nearest.neighbours, 0, /*largest=*/false);
    const auto add = [](auto& all, const auto& more) { all.insert(all.end(), more.begin(), more.end()); };
    add(nearest.indices, toVector<std::int64_t>(candidates.indices[i].index_select(0, order)));
    add(nearest.distances, toVector<float>(sorted.to(torch::kFloat32)));
    add(nearest.samples, toVector<float>(stored.index_select(0, order)));
  }
}

void describe(const DataSet& dataSet, NearestSamples& nearest) {
  const std::vector<std::string> names = dataSet.sampleNames();
  const SampleLabels* labels = dataSet.labels();
  if (labels != nullptr)
    nearest.classNames = labels->names;
  for (const std::int64_t index : nearest.indices) {
    if (!names.empty())
      nearest.names.push_back(names[static_cast<std::size_t>(index)]);
    if (labels != nullptr)
      nearest.labels.push_back(labels->values[index].item<std::int64_t>());
  }
}

} // namespace

NearestSamples nearestSamples(const DataSetSpec& spec, const DataFolders& folders,
                              std::span<const float> samples, std::int64_t neighbours,
                              const std::function<bool()>& keepGoing) {
  const std::shared_ptr<const DataSet> dataSet = openDataSet(spec, folders);
  if (!dataSet->storedCount())
    throw Error(fmt::format("There are no nearest samples in the data set '{}': it is drawn from a "
                            "distribution, nothing is stored.",
                            toText(spec)));
  NearestSamples nearest;
  nearest.sampleShape = dataSet->sampleShape();
  const std::int64_t elements = elementCount(nearest.sampleShape);
  if (samples.empty() || std::ssize(samples) % elements != 0 || neighbours < 1)
    throw Error(
        fmt::format("The nearest of the data set '{}' are told for samples of the shape {} ({} values), "
                    "but {} values were given.",
                    toText(spec), toText(nearest.sampleShape), elements, samples.size()));
  const torch::InferenceMode inference;
  const StoredPool pool(*dataSet);
  nearest.neighbours = std::min(neighbours, pool.count());
  const torch::Tensor all =
      at::from_blob(const_cast<float*>(samples.data()), {std::ssize(samples) / elements, elements});
  rank(pool, all, search(pool, all, 2 * nearest.neighbours + 8, keepGoing), nearest);
  describe(*dataSet, nearest);
  return nearest;
}

} // namespace deblend
