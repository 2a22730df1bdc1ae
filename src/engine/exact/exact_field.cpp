#include "exact/exact_field.h"

#include "core/error.h"

#include <fmt/format.h>

#include <cmath>

namespace deblend {

void keepDirections(ExactField& field) {
  std::vector<float>& vectors = field.field.vectors;
  for (std::size_t i = 0; i + 1 < vectors.size(); i += 2)
    if (const float length = std::hypot(vectors[i], vectors[i + 1]); length > 0) {
      vectors[i] /= length;
      vectors[i + 1] /= length;
    }
}

void requireBlendAlpha(double alpha) {
  if (!(alpha >= 0 && alpha <= 1))
    throw Error(fmt::format("A field is asked for at α = {}: allowed is 0 to 1.", alpha));
}

ExactField emptyField(const VectorFieldRequest& grid) {
  requireBlendAlpha(grid.alpha);
  const PlaneRectangle& area = grid.rectangle;
  if (grid.columns < 1 || grid.rows < 1 || !(area.right > area.left) || !(area.bottom > area.top))
    throw Error(
        fmt::format("A field is asked for on a grid of {} × {} cells from ({}, {}) to ({}, {}): it needs at "
                    "least one cell and an area.",
                    grid.columns, grid.rows, area.left, area.top, area.right, area.bottom));
  const std::size_t cells = static_cast<std::size_t>(grid.columns) * static_cast<std::size_t>(grid.rows);
  return {{grid.columns, grid.rows, area, grid.alpha, std::vector<float>(2 * cells)},
          std::vector<float>(cells),
          std::vector<std::uint8_t>(cells)};
}

} // namespace deblend
