#pragma once

#include "data/density_grid.h"

#include <torch/types.h>

#include <cstdint>
#include <span>
#include <vector>

namespace deblend {

/// The distribution over the plane whose density is constant inside every pixel of a gray image, in
/// proportion to the pixel's value. Pixels are square, x goes right and y down, and the longer side spans 0
/// to 1. Immutable.
///
/// A sample is the inverse of the cumulative distribution: of the rows' for y, then of the row's columns' for
/// x. So the samples follow the density exactly, and spread evenly inside a pixel. 8 bytes a pixel.
class PixelDistribution {
public:
  /// The values are row-major, finite and at least 0. Throws Error if none is above 0.
  PixelDistribution(int width, int height, std::span<const float> values);

  /// Independent samples [count, 2], float32. Takes two numbers a sample from the generator, so that drawing
  /// in pieces gives the same samples. No sample ever lies in a pixel of value 0.
  torch::Tensor draw(std::int64_t count, torch::Generator& generator) const;

  /// The logarithm of the density at points [N, 2] of the CPU: float64 [N], −∞ outside and in black pixels.
  torch::Tensor logDensity(const torch::Tensor& points) const;

  /// The density, its longer side reduced to at most the given number of cells.
  DensityGrid grid(int longerSide) const;

private:
  std::span<const double> columnEnds(std::size_t row) const;
  double massAt(double column, double row) const;

  int m_width;
  int m_height;
  std::vector<double> m_columnEnds; ///< [height, width]: the sum of a row's values up to and with a column
  std::vector<double> m_rowEnds;    ///< [height]: the sum of all values up to and with a row
};

} // namespace deblend
