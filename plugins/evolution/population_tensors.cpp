#include "population_tensors.h"

#include "core/error.h"
#include "gene_check.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <string>

namespace deblend::evolution {
namespace {

using torch::Tensor;

constexpr std::int64_t columns = 26;

void write(const Gene& gene, float* to) {
  *to++ = static_cast<float>(gene.kind);
  *to++ = static_cast<float>(gene.pointCount);
  for (const Point& each : gene.points) {
    *to++ = each.x;
    *to++ = each.y;
  }
  for (const float each : {gene.radii.x, gene.radii.y, gene.angle, gene.width})
    *to++ = each;
  for (const float each : gene.colour)
    *to++ = each;
  *to = gene.alpha;
}

Gene read(const float* from) {
  Gene gene;
  const float kind = *from++;
  if (!(kind >= 0 && kind < static_cast<float>(geneKinds().size())))
    throw Error("A population could not be read: a gene has the unknown kind " + std::to_string(kind) + ".");
  gene.kind = geneKinds()[static_cast<std::size_t>(kind)];
  const float points = *from++;
  gene.pointCount = points >= 1 && points <= Gene::mostPoints ? static_cast<int>(points) : 0;
  for (Point& each : gene.points) {
    each.x = *from++;
    each.y = *from++;
  }
  for (float* each : {&gene.radii.x, &gene.radii.y, &gene.angle, &gene.width})
    *each = *from++;
  for (float& each : gene.colour)
    each = *from++;
  gene.alpha = *from;
  requireSound(gene);
  return gene;
}

/// `count` genes one after the other over a background.
Genome readGenome(const float* background, const float* genes, std::int64_t count) {
  Genome genome{{background[0], background[1], background[2]}, {}};
  for (const float each : genome.background)
    if (!(each >= 0 && each <= 1))
      throw Error("A genome could not be read: its background has a colour outside of 0 to 1.");
  for (std::int64_t i = 0; i < count; ++i)
    genome.genes.push_back(read(genes + i * columns));
  return genome;
}

const Tensor& tensor(const TensorMap& tensors, const std::string& name, torch::ScalarType type,
                     const std::vector<std::int64_t>& shape) {
  const auto found = tensors.find(name);
  if (found == tensors.end())
    throw Error("A population could not be read: the tensor '" + name + "' is missing.");
  const Tensor& result = found->second;
  bool fits = result.scalar_type() == type && result.dim() == static_cast<std::int64_t>(shape.size()) &&
              result.is_contiguous();
  for (std::size_t i = 0; fits && i < shape.size(); ++i)
    fits = shape[i] < 0 || shape[i] == result.size(static_cast<std::int64_t>(i));
  if (!fits)
    throw Error("A population could not be read: the tensor '" + name + "' has another form.");
  return result;
}

} // namespace

TensorMap toTensors(const Genome& genome) {
  const auto count = static_cast<std::int64_t>(genome.genes.size());
  TensorMap tensors = {{"genes", at::empty({count, columns}, torch::kFloat32)},
                       {"background", at::empty({3}, torch::kFloat32)}};
  std::ranges::copy(genome.background, tensors["background"].mutable_data_ptr<float>());
  auto* genes = tensors["genes"].mutable_data_ptr<float>();
  for (const Gene& gene : genome.genes) {
    write(gene, genes);
    genes += columns;
  }
  return tensors;
}

Genome genomeFromTensors(const TensorMap& tensors) {
  const Tensor& genes = tensor(tensors, "genes", torch::kFloat32, {-1, columns});
  const Tensor& background = tensor(tensors, "background", torch::kFloat32, {3});
  return readGenome(background.const_data_ptr<float>(), genes.const_data_ptr<float>(), genes.size(0));
}

TensorMap toTensors(const EvolutionState& state) {
  const auto population = static_cast<std::int64_t>(state.genomes.size());
  std::int64_t total = 0;
  for (const Genome& each : state.genomes)
    total += static_cast<std::int64_t>(each.genes.size());
  TensorMap tensors = {{"population.genes", at::empty({total, columns}, torch::kFloat32)},
                       {"population.counts", at::empty({population}, torch::kInt64)},
                       {"population.progress", at::empty({2}, torch::kInt64)},
                       {"population.backgrounds", at::empty({population, 3}, torch::kFloat32)}};
  auto* progress = tensors["population.progress"].mutable_data_ptr<std::int64_t>();
  progress[0] = state.generation;
  progress[1] = state.evaluations;
  auto* counts = tensors["population.counts"].mutable_data_ptr<std::int64_t>();
  auto* backgrounds = tensors["population.backgrounds"].mutable_data_ptr<float>();
  auto* genes = tensors["population.genes"].mutable_data_ptr<float>();
  for (const Genome& genome : state.genomes) {
    *counts++ = static_cast<std::int64_t>(genome.genes.size());
    backgrounds = std::copy(genome.background.begin(), genome.background.end(), backgrounds);
    for (const Gene& gene : genome.genes) {
      write(gene, genes);
      genes += columns;
    }
  }
  return tensors;
}

EvolutionState stateFromTensors(const TensorMap& tensors) {
  const Tensor& counts = tensor(tensors, "population.counts", torch::kInt64, {-1});
  const Tensor& genes = tensor(tensors, "population.genes", torch::kFloat32, {-1, columns});
  const Tensor& backgrounds = tensor(tensors, "population.backgrounds", torch::kFloat32, {counts.size(0), 3});
  const auto* progress =
      tensor(tensors, "population.progress", torch::kInt64, {2}).const_data_ptr<std::int64_t>();
  EvolutionState state{progress[0], progress[1], {}};
  if (state.generation < 0 || state.evaluations < 0)
    throw Error("A population could not be read: its generation " + std::to_string(state.generation) +
                " or its " + std::to_string(state.evaluations) + " evaluations are below 0.");
  const float* gene = genes.const_data_ptr<float>();
  std::int64_t left = genes.size(0);
  for (std::int64_t i = 0; i < counts.size(0); ++i) {
    const std::int64_t count = counts.const_data_ptr<std::int64_t>()[i];
    if (count < 0 || count > left)
      throw Error("A population could not be read: its counts of genes do not fit the genes.");
    left -= count;
    state.genomes.push_back(readGenome(backgrounds.const_data_ptr<float>() + 3 * i, gene, count));
    gene += count * columns;
  }
  return state;
}

} // namespace deblend::evolution
