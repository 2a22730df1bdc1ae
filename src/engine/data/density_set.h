#pragma once

#include "data/pixel_distribution.h"
#include "data/planar_distribution.h"

namespace deblend {

/// Points of a density that is given as values, such as one that is being painted.
class DensitySet : public PlanarDistribution {
public:
  /// Values are finite and at least 0, and the cells square. Throws Error if none is above 0.
  explicit DensitySet(const DensityGrid& density);

  torch::Tensor draw(std::int64_t count, torch::Generator& generator) const override;
  DensityGrid knownDensity(int longerSide) const override;

private:
  PlaneRectangle m_rectangle;
  PixelDistribution m_distribution;
};

} // namespace deblend
