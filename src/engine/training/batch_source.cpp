#include "training/batch_source.h"

#include "sampling/random.h"

#include <ATen/ops/index_select.h>
#include <ATen/ops/randint.h>

namespace deblend {

BatchSource::BatchSource(std::shared_ptr<const DataSet> dataSet, std::uint64_t seed,
                         const torch::Device& device)
    : m_dataSet(std::move(dataSet)) {
  torch::Generator poolGenerator = makeGenerator(deriveSeed(seed, "pool"));
  m_pool = m_dataSet->pool(poolGenerator);
  if (m_pool.defined())
    m_pool = m_pool.to(device);
  m_generator =
      makeGenerator(deriveSeed(seed, "batches"), m_pool.defined() ? device : torch::Device(torch::kCPU));
}

void BatchSource::next(torch::Tensor& batch) {
  if (!m_pool.defined()) {
    batch.copy_(m_dataSet->draw(batch.size(0), m_generator));
    return;
  }
  if (!m_indices.defined() || m_indices.size(0) != batch.size(0))
    m_indices = torch::empty({batch.size(0)}, torch::dtype(torch::kInt64).device(m_pool.device()));
  m_indices.random_(0, m_pool.size(0), m_generator);
  at::index_select_out(batch, m_pool, 0, m_indices);
}

torch::Tensor BatchSource::state() const {
  return generatorState(m_generator);
}

void BatchSource::restore(const torch::Tensor& state) {
  restoreGenerator(m_generator, state);
}

} // namespace deblend
