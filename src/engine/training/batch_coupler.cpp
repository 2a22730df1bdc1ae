#include "training/batch_coupler.h"

#include "core/error.h"
#include "coupling/batch_coupling.h"
#include "model/model_type.h"
#include "sampling/random.h"
#include "training/pair_source.h"

#include <fmt/format.h>

#include <chrono>

namespace deblend {
namespace {

constexpr const char* byClass = "optimal_by_class";

} // namespace

void CouplingMeasure::add(const std::optional<CouplingMeasure>& other, double share) {
  if (!other)
    return;
  cost += share * other->cost;
  independentCost += share * other->independentCost;
  seconds += share * other->seconds;
}

bool BatchCoupler::isAskedFor(const TrainerInputs& inputs) {
  const std::string& pairing = inputs.trainingOptions.text("pairing");
  if (pairing != "optimal" && pairing != "sinkhorn" && pairing != byClass)
    return false;
  const std::int64_t batchSize = inputs.trainingOptions.integer("batch_size");
  if (batchSize > largestCoupledBatch)
    throw Error(
        fmt::format("Option 'batch_size' is {}, but the pairing '{}' compares all pairs of a batch: at "
                    "most {} are allowed; raise accumulate instead for more pairs a step.",
                    batchSize, pairing, largestCoupledBatch));
  if (pairing == byClass && !classLabels(inputs))
    throw Error(fmt::format("Option 'pairing' is '{}', but neither side has classes: allowed without are "
                            "independent, index, name, optimal, sinkhorn.",
                            pairing));
  return true;
}

BatchCoupler::BatchCoupler(const TrainerInputs& inputs)
    : m_pairing(inputs.trainingOptions.text("pairing")),
      m_regularisation(inputs.trainingOptions.real("sinkhorn_regularisation")),
      m_seed(deriveSeed(inputs.seed, "coupling")) {}

void BatchCoupler::couple(PairBatch& pairs, bool labelsAreTheTargets, std::int64_t batch) {
  const auto start = std::chrono::steady_clock::now();
  const torch::Tensor chosen = order(pairs, batch);
  CouplingMeasure measure;
  measure.independentCost = meanDistance(pairs.x0, pairs.x1);
  pairs.x1 = pairs.x1.index_select(0, chosen);
  if (pairs.labels.defined() && labelsAreTheTargets)
    pairs.labels = pairs.labels.index_select(0, chosen);
  measure.cost = meanDistance(pairs.x0, pairs.x1);
  measure.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  pairs.coupling = measure;
}

torch::Tensor BatchCoupler::order(const PairBatch& pairs, std::int64_t batch) const {
  if (m_pairing == "optimal")
    return optimalCoupling(pairs.x0, pairs.x1);
  if (m_pairing == byClass)
    return optimalCouplingByClass(pairs.x0, pairs.x1, pairs.labels);
  torch::Generator generator = makeGenerator(m_seed + static_cast<std::uint64_t>(batch));
  return sinkhornCoupling(pairs.x0, pairs.x1, m_regularisation, generator);
}

} // namespace deblend
