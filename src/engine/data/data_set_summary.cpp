#include "data/data_set_summary.h"

#include "data/data_set.h"
#include "data/data_set_kinds.h"
#include "data/plane_histogram.h"
#include "sampling/random.h"

namespace deblend {
namespace {

constexpr int longerSide = 192;
constexpr std::int64_t drawnPoints = 262'144;

DensityGrid densityOf(const DataSet& dataSet) {
  if (DensityGrid known = dataSet.knownDensity(longerSide); known.width > 0)
    return known;
  torch::Generator generator = makeGenerator(0);
  const torch::Tensor points =
      dataSet.storedCount() ? dataSet.pool(generator) : dataSet.draw(drawnPoints, generator);
  return planeHistogram(points, rectangleAround(points), longerSide);
}

} // namespace

DataSetSummary summariseDataSet(const DataSetSpec& spec, const DataFolders& folders) {
  const std::unique_ptr<DataSet> dataSet = openDataSet(spec, folders);
  DataSetSummary summary{.sampleShape = dataSet->sampleShape(),
                         .storedCount = dataSet->storedCount(),
                         .fingerprint = dataSet->fingerprint(),
                         .density = {}};
  if (isPlanar(summary.sampleShape))
    summary.density = densityOf(*dataSet);
  return summary;
}

} // namespace deblend
