#pragma once

#include "evolution_settings.h"

#include <vector>

namespace deblend::evolution {

/// A genome and its squared error, Σ (target − picture)² over all pixels and channels.
struct Individual {
  Genome genome;
  double error = 0;
};

/// Genomes, the best first.
using Population = std::vector<Individual>;

/// By error; of equals, the older ones stay before.
void sortByError(Population& population);

/// The best of `size` members drawn at random, with replacement.
const Individual& tournamentWinner(const Population& population, int size, RandomStream& random);

/// What a child begins as: a copy of a parent, or two parents crossed.
Genome begotten(const Population& population, const EvolutionSettings& settings, const Extent& extent,
                RandomStream& random);

} // namespace deblend::evolution
