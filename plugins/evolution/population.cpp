#include "population.h"

#include <algorithm>

namespace deblend::evolution {

void sortByError(Population& population) {
  std::ranges::stable_sort(population, {}, &Individual::error);
}

const Individual& tournamentWinner(const Population& population, int size, RandomStream& random) {
  const int count = static_cast<int>(population.size());
  int best = random.below(count);
  for (int i = 1; i < size; ++i)
    best = std::min(best, random.below(count));
  return population[static_cast<std::size_t>(best)];
}

Genome begotten(const Population& population, const EvolutionSettings& settings, const Extent& extent,
                RandomStream& random) {
  const Individual& first = tournamentWinner(population, settings.tournament, random);
  if (population.size() == 1 || random.uniform() >= settings.crossoverRate)
    return first.genome;
  const Individual& second = tournamentWinner(population, settings.tournament, random);
  return crossed(first.genome, second.genome, extent, static_cast<std::size_t>(settings.mostGenes), random);
}

} // namespace deblend::evolution
