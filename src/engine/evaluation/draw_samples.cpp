#include "evaluation/draw_samples.h"

#include "data/data_set.h"
#include "data/data_set_kinds.h"
#include "sampling/random.h"

namespace deblend {

std::vector<float> drawSamples(const DataSetSpec& spec, const DataFolders& folders, std::int64_t count,
                               std::uint64_t seed) {
  const std::unique_ptr<DataSet> dataSet = openDataSet(spec, folders);
  torch::Generator generator = makeGenerator(deriveSeed(seed, "evaluation"));
  const torch::Tensor samples = dataSet->draw(count, generator).contiguous();
  const float* const values = samples.const_data_ptr<float>();
  return {values, values + samples.numel()};
}

} // namespace deblend
