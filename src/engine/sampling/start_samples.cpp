#include "sampling/start_samples.h"

#include "data/data_set.h"
#include "sampling/preview.h"
#include "sampling/random.h"

#include <ATen/ops/empty.h>
#include <fmt/format.h>

#include <algorithm>

namespace deblend {
namespace {

/// Elements that are drawn from one seed. Whole pieces alone are drawn: how many numbers are drawn at once
/// may change them.
constexpr std::int64_t pieceElements = 65'536;
constexpr std::int64_t mostOfAPiece = 4096;
constexpr std::int64_t batchElements = 262'144;

} // namespace

torch::Tensor startSamples(const DataSet& dataSet, std::int64_t count, std::uint64_t seed,
                           std::int64_t first) {
  std::vector<std::int64_t> shape = dataSet.sampleShape();
  const std::int64_t piece = std::clamp<std::int64_t>(pieceElements / elementCount(shape), 1, mostOfAPiece);
  shape.insert(shape.begin(), count);
  torch::Tensor samples = torch::empty(shape, torch::kFloat32);
  const std::uint64_t base = deriveSeed(seed, "start");
  for (std::int64_t begin = first / piece * piece; begin < first + count; begin += piece) {
    torch::Generator generator =
        makeGenerator(begin == 0 ? base : deriveSeed(base, fmt::format("from {}", begin)));
    const std::int64_t from = std::max(begin, first);
    const std::int64_t wanted = std::min(begin + piece, first + count) - from;
    samples.narrow(0, from - first, wanted)
        .copy_(dataSet.draw(piece, generator).narrow(0, from - begin, wanted));
  }
  return samples;
}

std::int64_t samplingBatchSize(const TrajectoryRequest& request, const SampleShape& shape) {
  const std::int64_t wanted = request.batchSize > 0
                                  ? request.batchSize
                                  : std::max<std::int64_t>(batchElements / elementCount(shape), 1);
  return std::min(wanted, request.count);
}

} // namespace deblend
