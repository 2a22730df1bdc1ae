#pragma once

#include "data/data_set.h"

#include <string>
#include <vector>

// Stored images [1, H, W] whose every pixel is the image's number from 0, seen as that number halved and
// raised by one: so whatever comes out of a batch tells which sample it was.
class NumberedImages : public deblend::DataSet {
public:
  explicit NumberedImages(std::int64_t count, std::int64_t side = 2, bool hasLabels = true)
      : m_pool(torch::arange(count, torch::kUInt8)
                   .view({count, 1, 1, 1})
                   .expand({count, 1, side, side})
                   .clone()) {
    if (!hasLabels)
      return;
    m_labels.values = torch::arange(count, torch::kInt64).remainder(3);
    m_labels.names = {"zero", "one", "two"};
  }
  deblend::SampleShape sampleShape() const override { return m_pool.sizes().slice(1).vec(); }
  torch::Tensor draw(std::int64_t count, torch::Generator& generator) const override {
    const torch::Tensor indices = torch::randint(m_pool.size(0), {count}, generator, torch::kInt64);
    return prepared(m_pool.index_select(0, indices), generator);
  }
  torch::Tensor pool(torch::Generator&) const override { return m_pool; }
  torch::Tensor prepared(const torch::Tensor& pooled, torch::Generator&) const override {
    return pooled.to(torch::kFloat32) * 0.5 + 1;
  }
  deblend::BatchOrder batchOrder() const override { return deblend::BatchOrder::Shuffled; }
  std::optional<std::int64_t> storedCount() const override { return m_pool.size(0); }
  const deblend::SampleLabels* labels() const override {
    return m_labels.names.empty() ? nullptr : &m_labels;
  }
  std::vector<std::string> sampleNames() const override { return names; }
  deblend::ValueRange valueRange() const override { return {0.5, 1}; }

  std::vector<std::string> names;

  // The number of each image of a batch.
  static std::vector<std::int64_t> numbersOf(const torch::Tensor& batch) {
    const torch::Tensor numbers = ((batch.flatten(1).select(1, 0) - 1) * 2).to(torch::kInt64);
    return {numbers.data_ptr<std::int64_t>(), numbers.data_ptr<std::int64_t>() + numbers.numel()};
  }

private:
  torch::Tensor m_pool;
  deblend::SampleLabels m_labels;
};
