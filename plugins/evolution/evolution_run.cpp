#include "evolution_run.h"

#include "core/error.h"
#include "gene_search.h"

#include <algorithm>
#include <limits>
#include <string>

namespace deblend::evolution {
namespace {

constexpr int dispensableOf = 3; ///< genes that are compared for which one is missed least

void check(const EvolutionSettings& settings) {
  if (settings.population < 1 || settings.elites < 1 || settings.elites > settings.population)
    throw Error("A population of " + std::to_string(settings.population) + " with " +
                std::to_string(settings.elites) +
                " elites is not possible: both are 1 or more, and there are no "
                "more elites than members.");
  if (settings.rules.kinds.empty())
    throw Error("Evolution needs at least one kind of gene: ellipse, triangle, polygon or stroke.");
}

} // namespace

EvolutionRun::EvolutionRun(const TargetPicture& target, const EvolutionSettings& settings, std::uint64_t seed,
                           int threads)
    : m_target(target), m_settings(settings), m_seed(seed), m_threads(threads), m_score(target) {
  check(settings);
  const Genome empty{target.mean(), {}};
  m_population.assign(static_cast<std::size_t>(settings.population), {empty, errorOf(empty)});
}

double EvolutionRun::errorOf(const Genome& genome) {
  m_score.prepare(genome, genome.genes.size(), m_threads);
  return m_score.error();
}

void EvolutionRun::step() {
  ++m_generation;
  if (m_settings.mostGenes == 0)
    return;
  const bool climbs = m_population.size() == 1;
  Population next(m_population.begin(), m_population.begin() + m_settings.elites);
  for (int place = climbs ? 0 : m_settings.elites; place < m_settings.population; ++place) {
    RandomStream random{m_seed, static_cast<std::uint64_t>(m_generation), static_cast<std::uint64_t>(place)};
    Individual child{begotten(m_population, m_settings, m_target.extent(), random), 0};
    mutate(child, random);
    next.push_back(std::move(child));
  }
  sortByError(next);
  next.resize(m_population.size());
  m_population = std::move(next);
}

/// Ends with the child's error, summed anew over the whole picture; without a gain in a population of one,
/// with the parent.
void EvolutionRun::mutate(Individual& child, RandomStream& random) {
  std::vector<Gene>& genes = child.genome.genes;
  std::size_t index = genes.size();
  std::optional<Gene> start;
  if (static_cast<int>(genes.size()) >= m_settings.mostGenes) {
    const bool refines = random.uniform() < m_settings.refineRate;
    index = refines ? static_cast<std::size_t>(random.below(static_cast<int>(genes.size())))
                    : dispensable(child.genome, random);
    if (refines)
      start = genes[index];
    genes.erase(genes.begin() + static_cast<std::ptrdiff_t>(index));
    if (!refines)
      index = genes.size();
  }
  m_score.prepare(child.genome, index, m_threads);
  const ScoredGene found = searchInParallel(m_score, m_settings, start, random.bits(), m_threads);
  m_evaluations +=
      static_cast<std::int64_t>(m_settings.climbs) * (m_settings.mutations + (start ? 1 : m_settings.starts));
  if (m_population.size() == 1 && m_score.error() + found.change >= m_population.front().error) {
    child = m_population.front();
    return;
  }
  genes.insert(genes.begin() + static_cast<std::ptrdiff_t>(index), found.gene);
  child.error = errorOf(child.genome);
}

/// Of some genes drawn at random that whose removal leaves the least error.
std::size_t EvolutionRun::dispensable(const Genome& genome, RandomStream& random) {
  std::size_t best = 0;
  double least = std::numeric_limits<double>::infinity();
  for (int i = 0; i < dispensableOf; ++i) {
    const auto index = static_cast<std::size_t>(random.below(static_cast<int>(genome.genes.size())));
    Genome without = genome;
    without.genes.erase(without.genes.begin() + static_cast<std::ptrdiff_t>(index));
    if (const double error = errorOf(without); error < least) {
      least = error;
      best = index;
    }
  }
  return best;
}

std::vector<double> EvolutionRun::errors() const {
  std::vector<double> errors;
  for (const Individual& each : m_population)
    errors.push_back(each.error / static_cast<double>(m_target.valueCount()));
  return errors;
}

EvolutionState EvolutionRun::state() const {
  EvolutionState state{m_generation, m_evaluations, {}};
  for (const Individual& each : m_population)
    state.genomes.push_back(each.genome);
  return state;
}

void EvolutionRun::restore(const EvolutionState& state) {
  if (state.genomes.size() != m_population.size())
    throw Error("A population of " + std::to_string(state.genomes.size()) +
                " genomes cannot go on with the option 'population' at " +
                std::to_string(m_population.size()) + ".");
  for (const Genome& each : state.genomes)
    if (each.genes.size() > static_cast<std::size_t>(m_settings.mostGenes))
      throw Error("A genome of " + std::to_string(each.genes.size()) + " genes cannot go on with at most " +
                  std::to_string(m_settings.mostGenes) + " genes.");
  for (std::size_t i = 0; i < state.genomes.size(); ++i)
    m_population[i] = {state.genomes[i], errorOf(state.genomes[i])};
  sortByError(m_population);
  m_generation = state.generation;
  m_evaluations = state.evaluations;
}

} // namespace deblend::evolution
