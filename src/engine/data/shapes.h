#pragma once

#include "data/shape_geometry.h"

#include <torch/types.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace deblend {

struct DataSetKind;

/// An analytic distribution over the unit square.
struct PlanarShape {
  std::string id;
  std::string title;
  /// Independent samples [count, 2], float64. `noise` is the standard deviation of samples around a shape
  /// that is a set of points or lines; shapes with an inside are filled evenly and take none.
  torch::Tensor (*draw)(std::int64_t count, double noise, torch::Generator& generator) = nullptr;
  /// Whether a point lies in a shape that has an inside; null for one that has none.
  bool (*contains)(PlanePoint point) = nullptr;
  /// The logarithm of the density at points [N, 2] of the CPU: float64 [N]; null where it is not known.
  torch::Tensor (*logDensity)(const torch::Tensor& points, double noise) = nullptr;
};

/// Every shape. To add one, add a row.
const std::vector<PlanarShape>& planarShapes();
/// Throws Error that lists the known ones.
const PlanarShape& planarShape(std::string_view id);

/// "shape:NAME"
DataSetKind shapeKind();

} // namespace deblend
