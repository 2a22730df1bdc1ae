#pragma once

#include "data/data_set.h"

namespace deblend {

/// Which of M stored samples make each batch of a training.
class IndexStream {
public:
  /// Throws Error for Shuffled samples that do not fill one batch. The indices come to lie on the device.
  IndexStream(std::int64_t count, BatchOrder order, std::int64_t batchSize, std::uint64_t seed,
              const torch::Device& device);

  /// The indices [B] of a batch, valid until the next call. Shuffled: what they are follows from the seed and
  /// the batch's number alone. WithReplacement: from the random state, which moves on.
  const torch::Tensor& at(std::int64_t batch);

  bool hasRandomState() const { return m_order == BatchOrder::WithReplacement; }
  torch::Tensor randomState() const;
  void restoreRandomState(const torch::Tensor& state);

private:
  void shuffle(std::int64_t epoch);

  std::int64_t m_count;
  BatchOrder m_order;
  std::uint64_t m_seed;
  torch::Generator m_generator; ///< of the device
  torch::Tensor m_indices;      ///< [B]
  torch::Tensor m_permutation;  ///< [M], of the epoch below
  std::int64_t m_epoch = -1;
};

} // namespace deblend
