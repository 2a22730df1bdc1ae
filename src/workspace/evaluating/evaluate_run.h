#pragma once

#include "evaluating/evaluation.h"
#include "exporting/run_sampling.h"

#include <functional>

namespace deblend {

struct EvaluationRequest {
  RunSelection selection;
  TrajectoryRequest trajectory;   ///< its count, steps, integrator, weights, seed, class and guidance count
  std::string metric;             ///< one of metricNames(); empty: all that fit the samples
  std::filesystem::path features; ///< a safetensors file for `frechet`; empty: chosen by the data
};

/// Answers false to cancel.
using EvaluationProgress = std::function<bool(double share)>;

/// Maps source samples forward and compares them with real target samples. The first evaluation of labelled
/// gray pictures trains a classifier, which takes seconds and is kept in the cache folder. Throws Error;
/// "cancelled" once `progress` answers false. Any thread.
Evaluation evaluateRun(const std::filesystem::path& projectFolder, const EvaluationRequest& request,
                       const ModelTypeCatalog& catalog, const DataFolders& folders,
                       const EvaluationProgress& progress = {});

} // namespace deblend
