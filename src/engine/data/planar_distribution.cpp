#include "data/planar_distribution.h"

#include "core/translatable.h"

namespace deblend {

torch::Tensor PlanarDistribution::pool(torch::Generator& generator) const {
  return m_poolSize == 0 ? torch::Tensor() : draw(m_poolSize, generator);
}

Option PlanarDistribution::poolSizeOption() {
  return Option::integer(
      "points", DEBLEND_TR("data", "Points"), 65'536, 0, 16'777'216,
      DEBLEND_TR("data", "How many points are drawn once for a training, which takes its batches from "
                         "them; 0 draws every batch anew."));
}

} // namespace deblend
