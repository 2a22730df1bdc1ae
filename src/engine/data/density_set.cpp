#include "data/density_set.h"

#include <algorithm>

namespace deblend {

DensitySet::DensitySet(const DensityGrid& density)
    : PlanarDistribution(0), m_rectangle(density.rectangle),
      m_distribution(density.width, density.height, density.values) {}

torch::Tensor DensitySet::draw(std::int64_t count, torch::Generator& generator) const {
  torch::Tensor samples = m_distribution.draw(count, generator);
  const double longer = std::max(m_rectangle.right - m_rectangle.left, m_rectangle.bottom - m_rectangle.top);
  samples.mul_(longer);
  samples.select(1, 0).add_(m_rectangle.left);
  samples.select(1, 1).add_(m_rectangle.top);
  return samples;
}

DensityGrid DensitySet::knownDensity(int longerSide) const {
  DensityGrid grid = m_distribution.grid(longerSide);
  grid.rectangle = m_rectangle;
  return grid;
}

} // namespace deblend
