#pragma once

#include "data/shape_geometry.h"

#include <torch/types.h>

/// The densities of analytic shapes at points [N, 2], float64 on the CPU: their logarithms, float64 [N].
namespace deblend {

/// Of a shape that is filled evenly: −log area inside, −∞ outside.
torch::Tensor evenLogDensity(const torch::Tensor& points, bool (*contains)(PlanePoint point), double area);

/// The mean of the normal distributions of a standard deviation around each place; −∞ everywhere for 0.
torch::Tensor logDensityOf(const GaussianCircle& shape, const torch::Tensor& points, double noise);

} // namespace deblend
