#include "data/data_set.h"

namespace deblend {

torch::Tensor DataSet::pool(torch::Generator&) const {
  return {};
}

DensityGrid DataSet::knownDensity(int) const {
  return {};
}

} // namespace deblend
