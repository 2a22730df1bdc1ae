#include "training/sample_side.h"

#include "sampling/random.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/index_select.h>

namespace deblend {
namespace {

std::vector<std::int64_t> withBatch(std::int64_t count, c10::IntArrayRef shape) {
  std::vector<std::int64_t> full = {count};
  full.insert(full.end(), shape.begin(), shape.end());
  return full;
}

} // namespace

SampleSide::SampleSide(std::shared_ptr<const DataSet> dataSet, std::int64_t batchSize, std::uint64_t seed,
                       const torch::Device& device)
    : m_dataSet(std::move(dataSet)),
      m_generator(makeGenerator(deriveSeed(seed, "batches"),
                                m_dataSet->drawsOnDevice() ? device : torch::Device(torch::kCPU))),
      m_preparation(makeGenerator(0)) {
  torch::Generator poolGenerator = makeGenerator(deriveSeed(seed, "pool"));
  m_pool = m_dataSet->pool(poolGenerator);
  m_batch = torch::empty(withBatch(batchSize, m_dataSet->sampleShape()),
                         torch::dtype(torch::kFloat32).device(device));
  if (!m_pool.defined())
    return;
  m_pool = m_pool.to(device);
  const torch::IntArrayRef keptShape = m_pool.sizes().slice(1);
  const bool isKeptAsSeen = m_pool.scalar_type() == torch::kFloat32 && keptShape == m_batch.sizes().slice(1);
  m_kept = isKeptAsSeen ? m_batch : torch::empty(withBatch(batchSize, keptShape), m_pool.options());
  if (const SampleLabels* labels = m_dataSet->labels())
    m_labels = labels->values.to(device);
}

const torch::Tensor& SampleSide::take(const torch::Tensor& indices, std::uint64_t seed) {
  at::index_select_out(m_kept, m_pool, 0, indices);
  m_preparation.set_current_seed(seed);
  m_batch = m_dataSet->prepared(m_kept, m_preparation);
  return m_batch;
}

const torch::Tensor& SampleSide::draw() {
  m_dataSet->drawInto(m_batch, m_generator);
  return m_batch;
}

torch::Tensor SampleSide::labelsOf(const torch::Tensor& indices) const {
  return m_labels.index_select(0, indices);
}

torch::Tensor SampleSide::randomState() const {
  return generatorState(m_generator);
}

void SampleSide::restoreRandomState(const torch::Tensor& state) {
  restoreGenerator(m_generator, state);
}

} // namespace deblend
