#include "gene_search.h"

#include "core/in_parallel.h"

#include <algorithm>

namespace deblend::evolution {
namespace {

ScoredGene scored(const Gene& gene, const IncrementalScore& score, const ColourRule& rule,
                  Rasterizer& rasterizer) {
  ScoredGene result{gene, 0};
  result.change = score.change(result.gene, rule, rasterizer);
  return result;
}

ScoredGene bestStart(const IncrementalScore& score, const EvolutionSettings& settings, RandomStream& random,
                     Rasterizer& rasterizer) {
  ScoredGene best;
  for (int i = 0; i < std::max(settings.starts, 1); ++i) {
    const Gene gene = randomGene(score.erroneousPlace(random), settings.rules, random);
    const ScoredGene candidate = scored(gene, score, settings.colours, rasterizer);
    if (i == 0 || candidate.change < best.change)
      best = candidate;
  }
  return best;
}

} // namespace

ScoredGene searchGene(const IncrementalScore& score, const EvolutionSettings& settings,
                      const std::optional<Gene>& start, RandomStream& random, Rasterizer& rasterizer) {
  ScoredGene best = start ? scored(*start, score, settings.colours, rasterizer)
                          : bestStart(score, settings, random, rasterizer);
  const Extent extent = score.target().extent();
  for (int i = 0; i < settings.mutations; ++i) {
    const Gene gene = mutated(best.gene, extent, settings.rules, random);
    const ScoredGene candidate = scored(gene, score, settings.colours, rasterizer);
    if (candidate.change < best.change)
      best = candidate;
  }
  return best;
}

ScoredGene searchInParallel(const IncrementalScore& score, const EvolutionSettings& settings,
                            const std::optional<Gene>& start, std::uint64_t key, int threads) {
  std::vector<ScoredGene> found(std::max(settings.climbs, 1));
  const auto climb = [&](std::size_t number, std::size_t) {
    RandomStream random{key, number};
    Rasterizer rasterizer(score.target().columns, score.target().rows);
    found[number] = searchGene(score, settings, start, random, rasterizer);
  };
  inParallel(found.size(), climb, {}, static_cast<std::size_t>(std::max(threads, 1)));
  return *std::ranges::min_element(found, {}, &ScoredGene::change);
}

} // namespace deblend::evolution
