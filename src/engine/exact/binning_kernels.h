#pragma once

#include <cstdint>

namespace deblend::binning {

/// The sum of x₁ − x₀ over the pairs of a cell, and their number.
struct Sums {
  double x = 0, y = 0, count = 0, unused = 0;
};

/// Points x₁ as the kernel takes them, apart and together.
struct Targets {
  const float* columns; ///< their share of the blend's place, in cells
  const float* rows;    ///< the same downward
  const Sums* ends;     ///< x₁ and a count of 1
  std::int64_t count;   ///< a multiple of targetMultiple
};
inline constexpr std::int64_t targetMultiple = 16;

/// One point x₀.
struct Source {
  float column, row; ///< its share of the blend's place, in cells from the grid's top left
  float x, y;
};

/// Adds every pair of the source with a target to the cell that it blends into. Pairs that blend outside the
/// `columns` × `rows` cells go to one more at the end of `cells` [columns · rows + 1].
void addPairs(const Source& source, const Targets& targets, std::int32_t columns, std::int32_t rows,
              Sums* cells);

} // namespace deblend::binning
