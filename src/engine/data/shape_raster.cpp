#include "data/shape_raster.h"

#include <algorithm>

namespace deblend {
namespace {

/// Points looked at along each side of a cell.
constexpr int probes = 4;

float coverage(bool (*contains)(PlanePoint point), int column, int row, int side) {
  int inside = 0;
  for (int i = 0; i < probes * probes; ++i) {
    const double x = column + (i % probes + 0.5) / probes;
    const double y = row + (i / probes + 0.5) / probes;
    inside += contains({x / side, y / side}) ? 1 : 0;
  }
  return static_cast<float>(inside) / (probes * probes);
}

} // namespace

DensityGrid rasterise(bool (*contains)(PlanePoint point), int side) {
  DensityGrid grid{.width = side, .height = side, .values = {}, .rectangle = {}};
  for (int row = 0; row < side; ++row)
    for (int column = 0; column < side; ++column)
      grid.values.push_back(coverage(contains, column, row, side));
  return grid;
}

} // namespace deblend
