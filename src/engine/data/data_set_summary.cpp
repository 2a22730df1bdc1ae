#include "data/data_set_summary.h"

#include "data/data_set.h"
#include "data/data_set_kinds.h"
#include "data/plane_histogram.h"
#include "sampling/random.h"

#include <ATen/ops/bincount.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/randperm.h>

namespace deblend {
namespace {

constexpr int longerSide = 192;
constexpr std::int64_t drawnPoints = 262'144;
constexpr std::int64_t mostLabelledPoints = 8192;

DensityGrid densityOf(const DataSet& dataSet) {
  if (DensityGrid known = dataSet.knownDensity(longerSide); known.width > 0)
    return known;
  torch::Generator generator = makeGenerator(0);
  const torch::Tensor points =
      dataSet.storedCount() ? dataSet.pool(generator) : dataSet.draw(drawnPoints, generator);
  return planeHistogram(points, rectangleAround(points), longerSide);
}

LabelledPoints labelledPointsOf(const DataSet& dataSet) {
  const SampleLabels* labels = dataSet.labels();
  if (labels == nullptr)
    return {};
  torch::Generator generator = makeGenerator(0);
  torch::Tensor places = dataSet.pool(generator);
  torch::Tensor classes = labels->values;
  if (places.size(0) > mostLabelledPoints) {
    const torch::Tensor some =
        torch::randperm(places.size(0), generator, torch::kInt64).narrow(0, 0, mostLabelledPoints);
    places = places.index_select(0, some);
    classes = classes.index_select(0, some);
  }
  places = places.contiguous();
  const auto* const coordinates = places.const_data_ptr<float>();
  const auto* const numbers = classes.const_data_ptr<std::int64_t>();
  return {{coordinates, coordinates + places.numel()},
          {numbers, numbers + classes.numel()},
          std::ssize(labels->names)};
}

void describeStoredSamples(const DataSet& dataSet, DataSetSummary& summary) {
  if (const SampleLabels* labels = dataSet.labels()) {
    const auto classes = static_cast<std::int64_t>(labels->names.size());
    const torch::Tensor counts = labels->values.bincount({}, classes);
    summary.classNames = labels->names;
    summary.classCounts.assign(counts.const_data_ptr<std::int64_t>(),
                               counts.const_data_ptr<std::int64_t>() + counts.numel());
  }
  SkippedFiles skipped = dataSet.skippedFiles();
  summary.skippedCount = skipped.count;
  summary.skippedFiles = std::move(skipped.reasons);
}

DataSetSummary describe(const DataSet& dataSet) {
  DataSetSummary summary;
  summary.sampleShape = dataSet.sampleShape();
  summary.storedCount = dataSet.storedCount();
  summary.fingerprint = dataSet.fingerprint();
  describeStoredSamples(dataSet, summary);
  return summary;
}

} // namespace

DataSetSummary summariseDataSet(const DataSetSpec& spec, const DataFolders& folders,
                                const OpeningProgress& progress) {
  const std::shared_ptr<const DataSet> dataSet = openDataSet(spec, folders, progress);
  DataSetSummary summary = describe(*dataSet);
  if (isPlanar(summary.sampleShape)) {
    summary.density = densityOf(*dataSet);
    summary.labelledPoints = labelledPointsOf(*dataSet);
  }
  return summary;
}

DataSetSummary describeDataSet(const DataSetSpec& spec, const DataFolders& folders,
                               const OpeningProgress& progress) {
  return describe(*openDataSet(spec, folders, progress));
}

} // namespace deblend
