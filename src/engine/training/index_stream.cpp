#include "training/index_stream.h"

#include "core/error.h"
#include "sampling/random.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/randperm.h>
#include <fmt/format.h>

namespace deblend {

IndexStream::IndexStream(std::int64_t count, BatchOrder order, std::int64_t batchSize, std::uint64_t seed,
                         const torch::Device& device)
    : m_count(count), m_order(order), m_seed(deriveSeed(seed, "batches")),
      m_generator(makeGenerator(m_seed, device)),
      m_indices(torch::empty({batchSize}, torch::dtype(torch::kInt64).device(device))) {
  if (m_order == BatchOrder::Shuffled && m_count < batchSize)
    throw Error(fmt::format("Option 'batch_size' is {}, but there are only {} stored samples: at most as "
                            "many as these are allowed.",
                            batchSize, m_count));
}

const torch::Tensor& IndexStream::at(std::int64_t batch) {
  if (m_order == BatchOrder::WithReplacement)
    return m_indices.random_(0, m_count, m_generator);
  const std::int64_t size = m_indices.size(0);
  const std::int64_t batchesAnEpoch = m_count / size;
  shuffle(batch / batchesAnEpoch);
  return m_indices.copy_(m_permutation.narrow(0, batch % batchesAnEpoch * size, size));
}

void IndexStream::shuffle(std::int64_t epoch) {
  if (epoch == m_epoch)
    return;
  torch::Generator generator = makeGenerator(deriveSeed(m_seed, fmt::format("epoch {}", epoch)));
  m_permutation = torch::randperm(m_count, generator, torch::kInt64).to(m_indices.device());
  m_epoch = epoch;
}

torch::Tensor IndexStream::randomState() const {
  return generatorState(m_generator);
}

void IndexStream::restoreRandomState(const torch::Tensor& state) {
  restoreGenerator(m_generator, state);
}

} // namespace deblend
