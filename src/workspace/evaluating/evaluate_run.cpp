#include "evaluating/evaluate_run.h"

#include "core/error.h"
#include "evaluation/draw_samples.h"
#include "evaluation/sliced_wasserstein.h"

namespace deblend {
namespace {

Metric slicedWassersteinMetric(const SampledRun& sampled, const TrajectoryRequest& request,
                               const DataFolders& folders, const std::function<bool()>& keepGoing) {
  const std::vector<float> fresh =
      drawSamples(sampled.configuration.target.spec, folders, 2 * request.count, request.seed);
  const auto middle = fresh.begin() + std::ssize(fresh) / 2;
  const std::vector<float> reference(fresh.begin(), middle);
  const std::vector<float> other(middle, fresh.end());
  const std::int64_t dimension = elementCount(sampled.trajectory.sampleShape);
  Metric metric{"sliced_wasserstein", slicedWasserstein(sampled.trajectory.states, reference, dimension), 0};
  if (keepGoing && !keepGoing())
    throw Error("cancelled");
  metric.floor = slicedWasserstein(other, reference, dimension);
  return metric;
}

} // namespace

Evaluation evaluateRun(const std::filesystem::path& projectFolder, const RunSelection& selection,
                       TrajectoryRequest request, const ModelTypeCatalog& catalog, const DataFolders& folders,
                       const std::function<bool()>& keepGoing) {
  request.direction = Direction::Forward;
  request.keepPath = false;
  const SampledRun sampled = sampleRun(projectFolder, selection, request, catalog, folders, keepGoing);
  DataFolders own = folders;
  own.base = projectFolder;
  return {sampled.configuration.id,
          sampled.step,
          request,
          {slicedWassersteinMetric(sampled, request, own, keepGoing)}};
}

} // namespace deblend
