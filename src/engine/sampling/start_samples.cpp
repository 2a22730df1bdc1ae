#include "sampling/start_samples.h"

#include "data/data_set.h"
#include "sampling/preview.h"
#include "sampling/random.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/randn.h>
#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace deblend {
namespace {

/// Elements that are drawn from one seed. Whole pieces alone are drawn: how many numbers are drawn at once
/// may change them.
constexpr std::int64_t pieceElements = 65'536;
constexpr std::int64_t mostOfAPiece = 4096;
constexpr std::int64_t batchElements = 262'144;

/// Samples first to first + count − 1 [count, ...shape], each piece drawn from a seed of its own.
torch::Tensor drawInPieces(SampleShape shape, std::int64_t count, std::int64_t first, std::uint64_t base,
                           const std::function<torch::Tensor(std::int64_t, torch::Generator&)>& draw) {
  const std::int64_t piece = std::clamp<std::int64_t>(pieceElements / elementCount(shape), 1, mostOfAPiece);
  shape.insert(shape.begin(), count);
  torch::Tensor samples = torch::empty(shape, torch::kFloat32);
  for (std::int64_t begin = first / piece * piece; begin < first + count; begin += piece) {
    torch::Generator generator =
        makeGenerator(begin == 0 ? base : deriveSeed(base, fmt::format("from {}", begin)));
    const std::int64_t from = std::max(begin, first);
    const std::int64_t wanted = std::min(begin + piece, first + count) - from;
    samples.narrow(0, from - first, wanted).copy_(draw(piece, generator).narrow(0, from - begin, wanted));
  }
  return samples;
}

} // namespace

torch::Tensor startSamples(const DataSet& dataSet, std::int64_t count, std::uint64_t seed,
                           std::int64_t first) {
  return drawInPieces(
      dataSet.sampleShape(), count, first, deriveSeed(seed, "start"),
      [&](std::int64_t piece, torch::Generator& generator) { return dataSet.draw(piece, generator); });
}

torch::Tensor stepNoise(const SampleShape& shape, std::int64_t count, std::uint64_t seed, std::int64_t step,
                        std::int64_t first) {
  return drawInPieces(shape, count, first,
                      deriveSeed(deriveSeed(seed, "noise"), fmt::format("step {}", step)),
                      [&](std::int64_t piece, torch::Generator& generator) {
                        SampleShape all = shape;
                        all.insert(all.begin(), piece);
                        return at::randn(all, generator, torch::dtype(torch::kFloat32));
                      });
}

std::int64_t samplingBatchSize(const TrajectoryRequest& request, const SampleShape& shape) {
  const std::int64_t wanted = request.batchSize > 0
                                  ? request.batchSize
                                  : std::max<std::int64_t>(batchElements / elementCount(shape), 1);
  return std::min(wanted, request.count);
}

} // namespace deblend
