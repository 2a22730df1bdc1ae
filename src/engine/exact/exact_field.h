#pragma once

#include "sampling/preview.h"

#include <cstdint>
#include <vector>

namespace deblend {

/// The velocity D(x_α, α) = E[x₁ − x₀ | x_α] of an independent pairing under the linear blend, without a
/// network: at one α, on a grid.
struct ExactField {
  VectorField field;                   ///< 0 where no pair blends
  std::vector<float> density;          ///< [rows, columns]: the probability that a pair blends into the cell
  std::vector<std::uint8_t> isCovered; ///< [rows, columns]: 1 where pairs blend, 0 where none does
};

/// Every vector of length 1, or 0 where it is 0: its direction alone.
void keepDirections(ExactField& field);

/// Throws Error unless it is from 0 to 1.
void requireBlendAlpha(double alpha);
/// The request's grid with nothing on it. Throws Error for a grid without cells or an α outside 0 to 1.
ExactField emptyField(const VectorFieldRequest& grid);

} // namespace deblend
