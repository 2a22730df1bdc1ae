#include "training/pair_source.h"

#include "model/model_type.h"
#include "sampling/random.h"
#include "training/sample_pairs.h"

#include <ATen/ops/index_select.h>
#include <fmt/format.h>

namespace deblend {
namespace {

bool isPaired(const TrainerInputs& inputs) {
  const std::string& pairing = inputs.trainingOptions.text("pairing");
  return pairing == "index" || pairing == "name";
}

SamplePairs pairsOf(const TrainerInputs& inputs) {
  return inputs.trainingOptions.text("pairing") == "index" ? pairsByIndex(*inputs.source, *inputs.target)
                                                           : pairsByName(*inputs.source, *inputs.target);
}

std::optional<IndexStream> indicesFor(const SampleSide& side, const TrainerInputs& inputs, std::uint64_t seed,
                                      const torch::Device& device) {
  if (!side.isStored() || isPaired(inputs))
    return std::nullopt;
  return IndexStream(side.storedCount(), side.dataSet().batchOrder(),
                     inputs.trainingOptions.integer("batch_size"), seed, device);
}

} // namespace

const SampleLabels* classLabels(const TrainerInputs& inputs) {
  const SampleLabels* labels = inputs.target->labels();
  return labels ? labels : inputs.source->labels();
}

std::optional<std::int64_t> epochSize(const TrainerInputs& inputs) {
  if (isPaired(inputs))
    return pairsOf(inputs).source.size(0);
  const auto count = inputs.target->storedCount();
  return count ? count : inputs.source->storedCount();
}

PairSource::PairSource(const TrainerInputs& inputs, const torch::Device& device)
    : m_source(inputs.source, inputs.trainingOptions.integer("batch_size"), deriveSeed(inputs.seed, "source"),
               device),
      m_target(inputs.target, inputs.trainingOptions.integer("batch_size"), deriveSeed(inputs.seed, "target"),
               device),
      m_preparationSeed(deriveSeed(inputs.seed, "preparation")),
      m_sourceIndices(indicesFor(m_source, inputs, deriveSeed(inputs.seed, "source"), device)),
      m_targetIndices(indicesFor(m_target, inputs, deriveSeed(inputs.seed, "target"), device)) {
  if (classLabels(inputs))
    m_labelled = inputs.target->labels() ? &m_target : &m_source;
  if (isPaired(inputs))
    pairUp(inputs, device);
  if (BatchCoupler::isAskedFor(inputs))
    m_coupler.emplace(inputs);
  if (inputs.trainingOptions.text("pairing") == "optimal_by_class" && inputs.source->labels() &&
      inputs.target->labels())
    m_sourceOfClass.emplace(*inputs.source->labels(), *inputs.target->labels(), device);
}

void PairSource::pairUp(const TrainerInputs& inputs, const torch::Device& device) {
  const SamplePairs pairs = pairsOf(inputs);
  m_sourceOfPair = pairs.source.to(device);
  m_targetOfPair = pairs.target.to(device);
  m_pairIndices.emplace(m_sourceOfPair.size(0), inputs.target->batchOrder(),
                        inputs.trainingOptions.integer("batch_size"), deriveSeed(inputs.seed, "pairs"),
                        device);
}

const PairBatch& PairSource::next(std::int64_t batch) {
  if (m_pairIndices) {
    nextPaired(batch);
    return m_batch;
  }
  nextIndependent(batch);
  if (m_coupler)
    m_coupler->couple(m_batch, m_labelled == &m_target, batch);
  return m_batch;
}

void PairSource::nextIndependent(std::int64_t batch) {
  const std::uint64_t seed = m_preparationSeed + static_cast<std::uint64_t>(batch);
  m_batch.x1 = nextOf(m_target, m_targetIndices, batch, deriveSeed(seed, "target"));
  m_batch.x0 = m_sourceOfClass
                   ? m_source.take(m_sourceOfClass->draw(m_batch.labels, deriveSeed(seed, "class")),
                                   deriveSeed(seed, "source"))
                   : nextOf(m_source, m_sourceIndices, batch, deriveSeed(seed, "source"));
}

const torch::Tensor& PairSource::nextOf(SampleSide& side, std::optional<IndexStream>& indices,
                                        std::int64_t batch, std::uint64_t seed) {
  if (!indices)
    return side.draw();
  const torch::Tensor& chosen = indices->at(batch);
  if (&side == m_labelled)
    m_batch.labels = side.labelsOf(chosen);
  return side.take(chosen, seed);
}

/// Both sides are cropped and flipped by the same random decisions.
void PairSource::nextPaired(std::int64_t batch) {
  const torch::Tensor& pairs = m_pairIndices->at(batch);
  const torch::Tensor source = m_sourceOfPair.index_select(0, pairs);
  const torch::Tensor target = m_targetOfPair.index_select(0, pairs);
  const std::uint64_t seed = deriveSeed(m_preparationSeed + static_cast<std::uint64_t>(batch), "pair");
  m_batch.x0 = m_source.take(source, seed);
  m_batch.x1 = m_target.take(target, seed);
  if (m_labelled)
    m_batch.labels = m_labelled->labelsOf(m_labelled == &m_target ? target : source);
}

TensorMap PairSource::state() const {
  TensorMap map;
  if (m_pairIndices) {
    if (m_pairIndices->hasRandomState())
      map["random.pairs"] = m_pairIndices->randomState();
    return map;
  }
  const auto add = [&](const char* name, const SampleSide& side, const std::optional<IndexStream>& indices) {
    if (!indices)
      map[name] = side.randomState();
    else if (indices->hasRandomState())
      map[name] = indices->randomState();
  };
  add("random.source", m_source, m_sourceIndices);
  add("random.target", m_target, m_targetIndices);
  return map;
}

void PairSource::restore(const TensorMap& state) {
  if (m_pairIndices && m_pairIndices->hasRandomState())
    m_pairIndices->restoreRandomState(state.at("random.pairs"));
  if (m_pairIndices)
    return;
  const auto take = [&](const char* name, SampleSide& side, std::optional<IndexStream>& indices) {
    if (!indices)
      side.restoreRandomState(state.at(name));
    else if (indices->hasRandomState())
      indices->restoreRandomState(state.at(name));
  };
  take("random.source", m_source, m_sourceIndices);
  take("random.target", m_target, m_targetIndices);
}

} // namespace deblend
