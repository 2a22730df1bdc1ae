#pragma once

#include "colour_fit.h"
#include "genome.h"

#include <cstdint>

namespace deblend::evolution {

/// How a picture evolves.
struct EvolutionSettings {
  int mostGenes = 200; ///< 0 leaves the background alone
  int population = 1;  ///< genomes; 1 is hill climbing
  int elites = 1;      ///< the best ones, which pass into the next generation as they are; 1 to population
  int tournament = 3;  ///< a parent is the best of so many drawn at random
  double crossoverRate = 0.3; ///< the share of children with two parents
  double refineRate = 0.8;    ///< of full genomes' mutations: changes of a gene, not its replacement
  int climbs = 4;      ///< searches for one gene, each from a start of its own, of which the best is taken
  int starts = 48;     ///< random genes, of which the best is a new gene's start
  int mutations = 160; ///< tried on the way from a start
  MutationRules rules;
  ColourRule colours;
};

} // namespace deblend::evolution
