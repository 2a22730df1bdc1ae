#include "evaluation/stored_pool.h"

#include "core/error.h"
#include "sampling/random.h"

#include <ATen/ops/index_select.h>

namespace deblend {

StoredPool::StoredPool(const DataSet& dataSet) : m_dataSet(dataSet) {
  torch::Generator generator = makeGenerator(0);
  if (dataSet.storedCount())
    m_pool = dataSet.pool(generator);
  if (!m_pool.defined())
    throw Error("Stored samples were asked for, but the data set is drawn from a distribution.");
}

torch::Tensor StoredPool::samples(const torch::Tensor& indices) const {
  return m_dataSet.inOwnUnits(m_pool.index_select(0, indices)).to(torch::kCPU, torch::kFloat32);
}

torch::Tensor StoredPool::samples(std::int64_t first, std::int64_t count) const {
  return m_dataSet.inOwnUnits(m_pool.narrow(0, first, count)).to(torch::kCPU, torch::kFloat32);
}

} // namespace deblend
