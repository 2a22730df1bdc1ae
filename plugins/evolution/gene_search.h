#pragma once

#include "evolution_settings.h"
#include "incremental_score.h"

#include <optional>

namespace deblend::evolution {

/// A gene and what it does to the error of the genome that it is added to.
struct ScoredGene {
  Gene gene;
  double change = 0;
};

/// Climbs from `start`, or from the best of random genes where the picture is most wrong, by mutations that
/// lessen the error. Follows from its arguments alone.
ScoredGene searchGene(const IncrementalScore& score, const EvolutionSettings& settings,
                      const std::optional<Gene>& start, RandomStream& random, Rasterizer& rasterizer);

/// The best of settings.climbs searches, in parallel. `key` and the search's number seed each, so that the
/// result does not depend on `threads`.
ScoredGene searchInParallel(const IncrementalScore& score, const EvolutionSettings& settings,
                            const std::optional<Gene>& start, std::uint64_t key, int threads);

} // namespace deblend::evolution
