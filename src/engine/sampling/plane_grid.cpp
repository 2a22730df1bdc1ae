#include "sampling/plane_grid.h"

#include "core/error.h"

#include <ATen/ops/linspace.h>
#include <ATen/ops/meshgrid.h>
#include <ATen/ops/stack.h>
#include <fmt/format.h>

namespace deblend {

torch::Tensor cellCentres(int columns, int rows, const PlaneRectangle& rectangle) {
  if (columns < 1 || rows < 1)
    throw Error(fmt::format("A grid of the plane needs at least 1 column and 1 row, but {} and {} were asked "
                            "for.",
                            columns, rows));
  const auto centres = [](int count, double from, double to) {
    return torch::linspace(from + 0.5 * (to - from) / count, to - 0.5 * (to - from) / count, count);
  };
  const auto grid = torch::meshgrid(
      {centres(rows, rectangle.top, rectangle.bottom), centres(columns, rectangle.left, rectangle.right)},
      "ij");
  return torch::stack({grid[1], grid[0]}, -1).view({-1, 2});
}

} // namespace deblend
