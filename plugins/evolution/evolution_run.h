#pragma once

#include "evolution_state.h"
#include "incremental_score.h"
#include "population.h"

namespace deblend::evolution {

/// A picture in evolution. For one thread, which others help; results do not depend on how many. What a
/// generation does follows from the population, the seed and the generation's number.
class EvolutionRun {
public:
  /// The target must outlive it. Throws Error for settings that contradict each other.
  EvolutionRun(const TargetPicture& target, const EvolutionSettings& settings, std::uint64_t seed,
               int threads);

  /// One generation: elites, and a child for each other place, which is begotten and gets one gene added,
  /// changed or replaced. A population of one keeps its child only where that is better.
  void step();

  const Genome& best() const { return m_population.front().genome; }
  /// Mean squared error of the best per pixel and channel, of values from 0 to 1. Never rises.
  double bestError() const { return m_population.front().error / static_cast<double>(m_target.valueCount()); }
  /// The same of all, the best first.
  std::vector<double> errors() const;

  std::int64_t generation() const { return m_generation; }
  /// How many genes were scored.
  std::int64_t evaluations() const { return m_evaluations; }

  EvolutionState state() const;
  /// Throws Error, with nothing changed, for a population of another size or genomes with too many genes.
  void restore(const EvolutionState& state);

private:
  void mutate(Individual& child, RandomStream& random);
  std::size_t dispensable(const Genome& genome, RandomStream& random);
  double errorOf(const Genome& genome);

  const TargetPicture& m_target;
  EvolutionSettings m_settings;
  std::uint64_t m_seed;
  int m_threads;
  IncrementalScore m_score;
  Population m_population;
  std::int64_t m_generation = 0;
  std::int64_t m_evaluations = 0;
};

} // namespace deblend::evolution
