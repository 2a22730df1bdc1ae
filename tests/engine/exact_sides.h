#pragma once

#include "exact/exact_side.h"

#include <memory>
#include <random>
#include <string>
#include <vector>

// One side of an exact pairing, by its spec.
inline std::shared_ptr<const deblend::ExactSide> sideOf(const std::string& spec, int cells) {
  return deblend::ExactSide::open(deblend::parseDataSetSpec(spec), {".", DEBLEND_SOURCE_DIR "/resources"},
                                  cells);
}

// Masses at random, 1 in all, with an empty margin.
inline deblend::PlaneMasses randomMasses(int side, unsigned seed,
                                         const deblend::PlaneRectangle& square = {}) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform(0, 1);
  deblend::DensityGrid grid{side, side, std::vector<float>(static_cast<std::size_t>(side * side)), square};
  for (int row = 1; row < side - 1; ++row)
    for (int column = 1; column < side - 1; ++column)
      grid.values[static_cast<std::size_t>(row * side + column)] = uniform(random);
  return massesOf(grid, side);
}
