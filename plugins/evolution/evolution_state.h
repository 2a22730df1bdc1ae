#pragma once

#include "genome.h"

#include <cstdint>
#include <vector>

namespace deblend::evolution {

/// Everything that going on exactly needs, beside the target, the settings and the seed.
struct EvolutionState {
  std::int64_t generation = 0;
  std::int64_t evaluations = 0; ///< genes scored so far
  std::vector<Genome> genomes;  ///< the population, the best first

  bool operator==(const EvolutionState&) const = default;
};

} // namespace deblend::evolution
