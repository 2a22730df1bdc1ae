#include "data_set_target.h"

#include "data/data_set.h"
#include "sampling/random.h"

#include <algorithm>

namespace deblend::evolution {
namespace {

/// uint8 [1, C, H, W]. Bytes of the sample's size are what is shown; converting 20 megapixels to numbers and
/// back would take a quarter of a gigabyte.
torch::Tensor shownBytes(const DataSet& dataSet) {
  torch::Generator generator = makeGenerator(0);
  const torch::Tensor stored = dataSet.pool(generator).narrow(0, 0, 1);
  const SampleShape shape = dataSet.sampleShape();
  if (stored.scalar_type() == torch::kUInt8 && stored.sizes().slice(1) == c10::IntArrayRef(shape))
    return stored.contiguous();
  return dataSet.inOwnUnits(stored).clamp(0, 1).mul(255).round().to(torch::kUInt8).contiguous();
}

} // namespace

TargetPicture targetOf(const DataSet& dataSet) {
  const torch::Tensor bytes = shownBytes(dataSet);
  TargetPicture target{
      static_cast<int>(bytes.size(3)), static_cast<int>(bytes.size(2)), static_cast<int>(bytes.size(1)), {}};
  const auto* begin = bytes.const_data_ptr<std::uint8_t>();
  target.bytes.assign(begin, begin + bytes.numel());
  return target;
}

} // namespace deblend::evolution
