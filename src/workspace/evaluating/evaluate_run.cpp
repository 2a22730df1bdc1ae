#include "evaluating/evaluate_run.h"

#include "evaluating/measuring.h"
#include "runs/clock.h"

namespace deblend {

Evaluation evaluateRun(const std::filesystem::path& projectFolder, const EvaluationRequest& request,
                       const ModelTypeCatalog& catalog, const DataFolders& folders,
                       const EvaluationProgress& progress) {
  if (!request.metric.empty())
    metricKind(request.metric);
  RunSampler sampler(projectFolder, request.selection, catalog, folders);
  Evaluation evaluation;
  evaluation.run = sampler.configuration().id;
  evaluation.checkpoint = sampler.step();
  evaluation.request = request.trajectory;
  evaluation.request.direction = Direction::Forward;
  evaluation.request.keptStates = 1;
  evaluation.request.lastAlpha = 1;
  DataFolders own = folders;
  own.base = projectFolder;
  Measuring(request, sampler, own, progress).measure(evaluation);
  evaluation.created = timeNow();
  return evaluation;
}

} // namespace deblend
