#pragma once

#include "options/option_values.h"

#include <torch/types.h>

#include <optional>

namespace deblend {

struct PairBatch;
struct TrainerInputs;

/// What coupling the samples of a batch has brought, and what it took.
struct CouplingMeasure {
  double cost = 0;            ///< mean squared distance of the pairs
  double independentCost = 0; ///< that of the same samples before
  double seconds = 0;

  /// Adds a share of another's; nothing of none.
  void add(const std::optional<CouplingMeasure>& other, double share);
};

/// Couples the samples within each batch as the options pairing and sinkhorn_regularisation say.
class BatchCoupler {
public:
  /// Whether the option pairing asks for it: optimal, sinkhorn or optimal_by_class. Throws Error for a batch
  /// whose pairs are too many to compare, and for classes where no side has any.
  static bool isAskedFor(const TrainerInputs& inputs);

  explicit BatchCoupler(const TrainerInputs& inputs);

  /// Reorders x1, and the labels with it where they are the target's. What is random follows from the seed
  /// and the batch's number.
  void couple(PairBatch& pairs, bool labelsAreTheTargets, std::int64_t batch);

private:
  torch::Tensor order(const PairBatch& pairs, std::int64_t batch) const;

  std::string m_pairing;
  double m_regularisation;
  std::uint64_t m_seed;
};

} // namespace deblend
